import { and, eq, inArray, isNotNull, isNull, lt, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, hasRows, ownRow } from "@/db/rows";
import { type Element, elementImages, elements, type Shows } from "@/db/schema/elements";
import { images } from "@/db/schema/images";
import { savedPrompts } from "@/db/schema/prompts";

export type ElementValues = Pick<Element, "kind" | "name" | "nameKey" | "description" | "role" | "tags">;
export type NewElementImage = { imageId: string; shows: Shows; wakeWords: string[] };
type Key = { userId: string; id: string };

const kept = isNull(elements.deletedAt);

/** Changes of one owner's elements happen one after the other, so that names stay unique and numbers exact. */
const inTurn = <Answer>(db: Db, userId: string, run: (tx: Db) => Promise<Answer>): Promise<Answer> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`elements:${userId}`}, 0))`);
    return run(tx);
  });

const isTaken = (tx: Db, { userId, id, nameKey }: Key & { nameKey: string }): Promise<boolean> =>
  hasRows(
    tx
      .select({ id: elements.id })
      .from(elements)
      .where(and(eq(elements.userId, userId), eq(elements.nameKey, nameKey), ne(elements.id, id), kept)),
  );

const isFull = async (tx: Db, { userId, most }: { userId: string; most: number }): Promise<boolean> =>
  (await tx.$count(elements, and(eq(elements.userId, userId), kept))) >= most;

/** Replaces an element's images. Images that are being deleted meanwhile are waited for. */
async function putImages(tx: Db, { userId, id }: Key, list: NewElementImage[]): Promise<void> {
  await tx.delete(elementImages).where(eq(elementImages.elementId, id));
  if (list.length === 0) return;
  const own = and(
    eq(images.userId, userId),
    inArray(
      images.id,
      list.map(({ imageId }) => imageId),
    ),
  );
  const there = new Set((await tx.select({ id: images.id }).from(images).where(own).for("update")).map(({ id }) => id));
  const rows = list
    .filter(({ imageId }) => there.has(imageId))
    .map((image, index) => ({ ...image, elementId: id, position: index + 1 }));
  if (rows.length > 0) await tx.insert(elementImages).values(rows);
}

/** Makes an element, unless its name is in use or its owner has `most` of them. */
export async function insertElement(
  db: Db,
  made: Key & { values: ElementValues; images: NewElementImage[]; most: number },
): Promise<"made" | "name_taken" | "full"> {
  const { userId, id, values } = made;
  return inTurn(db, userId, async (tx) => {
    if (await isFull(tx, made)) return "full";
    if (await isTaken(tx, { userId, id, nameKey: values.nameKey })) return "name_taken";
    await tx.insert(elements).values({ ...values, id, userId });
    await putImages(tx, made, made.images);
    return "made";
  });
}

type Change = Key & {
  /** The version that was read before: another one means that somebody else changed it meanwhile. */
  version: number;
  values: ElementValues;
  images: NewElementImage[];
  /** A saved prompt's text in which this element's mentions have its new name; called when that changes. */
  rename: (text: string, named: { id: string; name: string }[]) => string;
};

/** Changes an element; a new name is written into its owner's saved prompts in the same transaction. */
export async function updateElement(db: Db, change: Change): Promise<"saved" | "gone" | "changed" | "name_taken"> {
  const { userId, id, values } = change;
  return inTurn(db, userId, async (tx) => {
    const before = await firstOf(
      tx
        .select()
        .from(elements)
        .where(and(ownRow(elements, change), kept)),
    );
    if (!before) return "gone";
    if (before.version !== change.version) return "changed";
    if (await isTaken(tx, { userId, id, nameKey: values.nameKey })) return "name_taken";
    if (values.name !== before.name) await renameInPrompts(tx, change);
    const newer = { ...values, version: before.version + 1, updatedAt: sql`now()` };
    await tx.update(elements).set(newer).where(ownRow(elements, change));
    await putImages(tx, change, change.images);
    return "saved";
  });
}

/** Also in those that were deleted a moment ago and can be restored. */
async function renameInPrompts(tx: Db, { userId, rename }: Change): Promise<void> {
  const names = { id: elements.id, name: elements.name };
  const named = await tx
    .select(names)
    .from(elements)
    .where(and(eq(elements.userId, userId), kept));
  const mentioning = and(eq(savedPrompts.userId, userId), sql`${savedPrompts.text} ~ '[@＠]'`);
  for (const prompt of await tx.select().from(savedPrompts).where(mentioning).for("update")) {
    const text = rename(prompt.text, named);
    if (text !== prompt.text) await tx.update(savedPrompts).set({ text }).where(ownRow(savedPrompts, prompt));
  }
}

/** Moves an element to the trash; false when it is not there. */
export async function trashElement(db: Db, key: Key): Promise<boolean> {
  const here = and(ownRow(elements, key), kept);
  return hasRows(db.update(elements).set({ deletedAt: sql`now()` }).where(here).returning());
}

/** Restores an element from the trash, unless its name has been given to another one meanwhile. */
export async function restoreElement(
  db: Db,
  key: Key & { most: number },
): Promise<"restored" | "gone" | "name_taken" | "full"> {
  return inTurn(db, key.userId, async (tx) => {
    const deleted = and(ownRow(elements, key), isNotNull(elements.deletedAt));
    const row = await firstOf(tx.select().from(elements).where(deleted));
    if (!row) return "gone";
    if (await isFull(tx, key)) return "full";
    if (await isTaken(tx, row)) return "name_taken";
    await tx.update(elements).set({ deletedAt: null }).where(deleted);
    return "restored";
  });
}

/** Deletes an element in the trash for good; videos keep what they were sent with. */
export async function deleteElement(db: Db, key: Key): Promise<boolean> {
  const deleted = and(ownRow(elements, key), isNotNull(elements.deletedAt));
  return hasRows(db.delete(elements).where(deleted).returning({ id: elements.id }));
}

/** For the cleanup: what has been in anybody's trash for `days`. */
export async function purgeElements(db: Db, { days }: { days: number }): Promise<void> {
  await db.delete(elements).where(lt(elements.deletedAt, sql`now() - ${days} * interval '1 day'`));
}
