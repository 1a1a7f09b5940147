import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { type Element, elements, generationElements } from "@/db/schema/elements";
import { generations } from "@/db/schema/generations";

export type NewUsedElement = Pick<Element, "name" | "kind" | "description"> & {
  elementId: string;
  /** Its own images among those of the submit. */
  imageIds: string[];
};

/**
 * Records what new generations are sent with: an element whose images a generation leaves out is not one of its. The
 * elements move to the front of their owner's list.
 */
export async function recordUsedElements(
  tx: Db,
  { userId, rows, used }: { userId: string; rows: { id: string; imageIds: string[] }[]; used: NewUsedElement[] },
): Promise<void> {
  const values = rows.flatMap(({ id: generationId, imageIds }) =>
    used
      .map(({ imageIds: own, ...element }) => ({
        ...element,
        numbers: own.flatMap((imageId) => (imageIds.includes(imageId) ? [imageIds.indexOf(imageId) + 1] : [])),
        left: own.length,
      }))
      .filter(({ numbers, left }) => numbers.length > 0 || left === 0)
      .map(({ left: _, ...element }, index) => ({ ...element, generationId, position: index + 1 })),
  );
  if (values.length === 0) return;
  await tx.insert(generationElements).values(values);
  const ids = inArray(
    elements.id,
    used.map(({ elementId }) => elementId),
  );
  await tx
    .update(elements)
    .set({ usedAt: sql`now()` })
    .where(and(eq(elements.userId, userId), ids));
}

/** A generation that repeats another one was sent with the same elements, by their names of then. */
export async function copyUsedElements(tx: Db, { userId, from, to }: { userId: string; from: string; to: string[] }) {
  const own = tx
    .select({ id: generations.id })
    .from(generations)
    .where(and(eq(generations.id, from), eq(generations.userId, userId)));
  const rows = await tx.select().from(generationElements).where(inArray(generationElements.generationId, own));
  const values = to.flatMap((generationId) => rows.map((row) => ({ ...row, generationId })));
  if (values.length > 0) await tx.insert(generationElements).values(values);
}

/** What the owner's generations were sent with, by generation, in the order of their prompts. */
export async function listUsedElements(db: Db, { userId, ids }: { userId: string; ids: string[] }) {
  if (ids.length === 0) return [];
  const { generationId, elementId, position, name, kind, description, numbers } = generationElements;
  // One in the trash has no page to link to.
  const kept = and(eq(elements.id, elementId), eq(elements.userId, userId), isNull(elements.deletedAt));
  return db
    .select({ generationId, name, kind, description, numbers, id: elements.id })
    .from(generationElements)
    .innerJoin(generations, and(eq(generations.id, generationId), eq(generations.userId, userId)))
    .leftJoin(elements, kept)
    .where(inArray(generationId, ids))
    .orderBy(generationId, position);
}

/** How many of the owner's videos, without those in the trash, were sent with an element. */
export async function countVideosWith(db: Db, { userId, id }: { userId: string; id: string }): Promise<number> {
  const { generationId, elementId } = generationElements;
  const rows = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(generationElements)
    .innerJoin(
      generations,
      and(eq(generations.id, generationId), eq(generations.userId, userId), isNull(generations.deletedAt)),
    )
    .where(eq(elementId, id));
  return rows[0]?.n ?? 0;
}
