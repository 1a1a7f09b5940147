import type { Db } from "@/db/database";
import { type ElementValues, insertElement, restoreElement, updateElement } from "@/db/elements/element-changes";
import { findElements, hasElementNamed, listElements } from "@/db/elements/element-queries";
import { listImages } from "@/db/images/image-queries";
import { type Failure, failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { MAX_ELEMENTS } from "./limits";
import { nameKey } from "./names";
import { renameMentions } from "./rename-mentions";
import type { ElementInput } from "./schema";
import { type ElementView, elementView } from "./view";

type Key = { userId: string; id: string };

/** A user's elements, the latest used or changed first. */
export const elementsOf = async (db: Db, { userId }: { userId: string }): Promise<ElementView[]> =>
  (await listElements(db, { userId, limit: MAX_ELEMENTS })).map(elementView);

/** The user's element, or null when it is another's, unknown or in the trash. */
export async function elementOf(db: Db, { userId, id }: Key): Promise<ElementView | null> {
  const [found] = await findElements(db, { userId, ids: [id] });
  return found ? elementView(found) : null;
}

/** Whether the user has an element of that name, in any case and accents. */
export const isNameTaken = (db: Db, { userId, name }: { userId: string; name: string }): Promise<boolean> =>
  hasElementNamed(db, { userId, nameKey: nameKey(name) });

const valuesOf = ({ images: _, ...values }: ElementInput): ElementValues => ({
  ...values,
  nameKey: nameKey(values.name),
});

/** Makes an element of images that are the user's. */
export async function createElementOf(
  db: Db,
  { userId, input }: { userId: string; input: ElementInput },
): Promise<Result<{ element: ElementView }, Failure>> {
  if (!(await areOwn(db, { userId, ids: input.images.map(({ imageId }) => imageId) })))
    return failure("invalid", { images: "image_missing" });
  const id = crypto.randomUUID();
  const made = { userId, id, values: valuesOf(input), images: input.images, most: MAX_ELEMENTS };
  return answer(db, { userId, id }, await insertElement(db, made));
}

/**
 * Changes an element that is still of the version that was read. A deleted image may stay in its place, but no other
 * one may come.
 */
export async function saveElementOf(
  db: Db,
  { userId, id, version, input }: Key & { version: number; input: ElementInput },
): Promise<Result<{ element: ElementView }, Failure>> {
  const before = await elementOf(db, { userId, id });
  if (!before) return failure("not_found");
  const missing = new Set(before.missing.map(({ imageId }) => imageId));
  const ids = input.images.flatMap(({ imageId }) => (missing.has(imageId) ? [] : [imageId]));
  if (!(await areOwn(db, { userId, ids }))) return failure("invalid", { images: "image_missing" });
  const { name } = input;
  const rename = (text: string, named: { id: string; name: string }[]) => renameMentions(text, { id, name, named });
  const change = { userId, id, version, values: valuesOf(input), images: input.images, rename };
  return answer(db, { userId, id }, await updateElement(db, change));
}

export async function restoreElementOf(db: Db, key: Key): Promise<Result<{ element: ElementView }, Failure>> {
  return answer(db, key, await restoreElement(db, { ...key, most: MAX_ELEMENTS }));
}

type Outcome = Awaited<ReturnType<typeof insertElement | typeof updateElement | typeof restoreElement>>;

async function answer(db: Db, key: Key, outcome: Outcome): Promise<Result<{ element: ElementView }, Failure>> {
  switch (outcome) {
    case "name_taken":
      return failure("invalid", { name: "element_name_taken" });
    case "full":
      return failure("invalid", { name: "elements_full" });
    case "changed":
      return failure("conflict", { form: "element_changed" });
    case "gone":
      return failure("not_found");
    case "made":
    case "saved":
    case "restored": {
      const element = await elementOf(db, key);
      return element ? { ok: true, element } : failure("not_found");
    }
  }
}

async function areOwn(db: Db, key: { userId: string; ids: string[] }): Promise<boolean> {
  const own = new Set((await listImages(db, key)).map(({ id }) => id));
  return key.ids.every((id) => own.has(id));
}
