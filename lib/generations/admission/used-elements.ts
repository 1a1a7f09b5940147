import type { Db } from "@/db/database";
import { findElements } from "@/db/elements/element-queries";
import type { NewUsedElement } from "@/db/elements/used-element-queries";
import { type Failure, failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";

/** An element that a submit was written with, and which of its images, from 1, are the element's own. */
export type GivenElement = { id: string; numbers: number[] };

/**
 * The elements of a submit as they are now, or why one of them cannot be used. Nothing that the browser says about an
 * element is stored: a forged request could otherwise name another user's.
 */
export async function resolveElements(
  db: Db,
  { userId, given, imageIds }: { userId: string; given: readonly GivenElement[]; imageIds: readonly string[] },
): Promise<Result<{ elements: NewUsedElement[] }, Failure>> {
  const found = await findElements(db, { userId, ids: given.map(({ id }) => id) });
  const known = new Map(found.map((rows) => [rows.element.id, rows]));
  const elements: NewUsedElement[] = [];
  for (const { id, numbers } of given) {
    const rows = known.get(id);
    if (!rows) return failure("invalid", { elements: "element_missing" });
    const own = new Set(rows.images.map(({ image }) => image.id));
    const ids = numbers.map((number) => imageIds[number - 1] ?? "");
    if (ids.some((imageId) => !own.has(imageId))) return failure("invalid", { elements: "element_image_missing" });
    const { name, kind, description } = rows.element;
    elements.push({ elementId: id, name, kind, description, imageIds: ids });
  }
  return { ok: true, elements };
}
