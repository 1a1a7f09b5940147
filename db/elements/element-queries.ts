import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { contains, hasRows } from "@/db/rows";
import { type Element, elementImages, elements, type Shows } from "@/db/schema/elements";
import { images, type ReferenceImage } from "@/db/schema/images";

/** An element with its images in their order; a deleted image's row is empty. */
export type ElementRows = {
  element: Element;
  images: { image: ReferenceImage; shows: Shows; wakeWords: string[] }[];
};

/**
 * The owner's elements, the latest used or changed first, or those whose name or description contains `q`; `trashed`:
 * those in the trash, the latest deleted first.
 */
export async function listElements(
  db: Db,
  { userId, q, limit, trashed }: { userId: string; q?: string; limit: number; trashed?: boolean },
): Promise<ElementRows[]> {
  const { deletedAt, usedAt, updatedAt, id, name, nameKey, description } = elements;
  const kept = trashed ? isNotNull(deletedAt) : isNull(deletedAt);
  const rows = await db
    .select()
    .from(elements)
    .where(and(eq(elements.userId, userId), kept, contains([name, nameKey, description], q)))
    .orderBy(trashed ? desc(deletedAt) : sql`greatest(${usedAt}, ${updatedAt}) desc`, desc(id))
    .limit(limit);
  return withElementImages(db, rows);
}

/** The owner's elements among `ids`, without those in the trash; foreign and unknown ids are left out. */
export async function findElements(db: Db, { userId, ids }: { userId: string; ids: string[] }): Promise<ElementRows[]> {
  if (ids.length === 0) return [];
  const own = and(eq(elements.userId, userId), inArray(elements.id, ids), isNull(elements.deletedAt));
  return withElementImages(db, await db.select().from(elements).where(own));
}

export const hasElementNamed = (db: Db, key: { userId: string; nameKey: string }): Promise<boolean> =>
  hasRows(
    db
      .select({ id: elements.id })
      .from(elements)
      .where(and(eq(elements.userId, key.userId), eq(elements.nameKey, key.nameKey), isNull(elements.deletedAt))),
  );

/** Adds each element's images, with one query for all. */
async function withElementImages(db: Db, rows: Element[]): Promise<ElementRows[]> {
  if (rows.length === 0) return [];
  const { elementId, shows, wakeWords, imageId, position } = elementImages;
  const found = await db
    .select({ elementId, shows, wakeWords, image: images })
    .from(elementImages)
    .innerJoin(images, eq(images.id, imageId))
    .where(
      inArray(
        elementId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(position));
  const byElement = new Map<string, ElementRows["images"]>(rows.map((row) => [row.id, []]));
  for (const { elementId, ...image } of found) byElement.get(elementId)?.push(image);
  return rows.map((element) => ({ element, images: byElement.get(element.id) ?? [] }));
}
