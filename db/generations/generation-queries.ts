import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, hasRows, ownRow } from "@/db/rows";
import { type Generation, generations, transitions } from "@/db/schema/generations";
import { generationImages, images, type ReferenceImage } from "@/db/schema/images";

export type GenerationWithImages = { row: Generation; images: ReferenceImage[] };

/** A submit as it is recorded: its variations in their order, and what they have in common. */
export type NewBatch = Pick<Generation, "userId" | "requestId" | "model"> &
  Partial<Pick<Generation, "retryOf" | "madeFrom" | "createdAt" | "providerKeyId">> & {
    variations: (Pick<Generation, "prompt" | "ratio" | "duration" | "estimate"> &
      Partial<Pick<Generation, "choices" | "template">> & { imageIds: string[] })[];
  };

/**
 * Inserts queued rows with their images in order; null when this submit was already recorded, and the caller must then
 * roll its transaction back. Rows of one transaction share one time, so their ids decide the order among them.
 */
export async function insertBatch(db: Db, batch: NewBatch): Promise<Generation[] | null> {
  const { variations, requestId, ...common } = batch;
  const ids = variations.map(() => crypto.randomUUID()).sort();
  const rows = await db
    .insert(generations)
    .values(
      variations.map(({ imageIds: _apart, ...variation }, index) => ({
        ...common,
        ...variation,
        id: ids[index],
        requestId: requestOf(requestId, index),
        batchId: variations.length > 1 ? requestId : null,
        dueAt: sql`now()`,
      })),
    )
    .onConflictDoNothing({ target: [generations.userId, generations.requestId] })
    .returning();
  if (rows.length < variations.length) return null;
  const shown = ids.flatMap((generationId, at) =>
    (variations[at]?.imageIds ?? []).map((imageId, index) => ({ generationId, position: index + 1, imageId })),
  );
  if (shown.length > 0) await db.insert(generationImages).values(shown);
  await db
    .insert(transitions)
    .values(ids.map((generationId) => ({ generationId, userId: batch.userId, from: null, to: "queued" as const })));
  return rows.sort(byId);
}

/** The first variation has the submit's own id, the others ids derived from it. */
const requestOf = (requestId: string, index: number): string => (index === 0 ? requestId : `${requestId}/${index + 1}`);

const byId = (a: Generation, b: Generation): number => (a.id < b.id ? -1 : 1);

/** The generations of a submit, in the order of its variations; empty when the submit is unknown. */
export async function findByRequest(
  db: Db,
  key: { userId: string; requestId: string; most: number },
): Promise<Generation[]> {
  const requestIds = Array.from({ length: key.most }, (_, index) => requestOf(key.requestId, index));
  const rows = await db
    .select()
    .from(generations)
    .where(and(eq(generations.userId, key.userId), inArray(generations.requestId, requestIds)));
  return rows.sort(byId);
}

/** The owner's generation, including a deleted one. */
export async function findGeneration(db: Db, key: { userId: string; id: string }): Promise<Generation | null> {
  return firstOf(db.select().from(generations).where(ownRow(generations, key)));
}

/** For the lifecycle only, which acts for any owner. */
export async function readGeneration(db: Db, id: string): Promise<Generation | null> {
  return firstOf(db.select().from(generations).where(eq(generations.id, id)));
}

/** Whether any user's generation already holds this task. */
export async function isTaskHeld(db: Db, taskId: string): Promise<boolean> {
  return hasRows(db.select({ id: generations.id }).from(generations).where(eq(generations.taskId, taskId)));
}

/** Adds each row's images in the prompt's order, with one query for all rows. */
export async function withImages(db: Db, rows: Generation[]): Promise<GenerationWithImages[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const found = await db
    .select({ generationId: generationImages.generationId, image: images })
    .from(generationImages)
    .innerJoin(images, eq(images.id, generationImages.imageId))
    .where(inArray(generationImages.generationId, ids))
    .orderBy(asc(generationImages.position));
  const byGeneration = new Map<string, ReferenceImage[]>(ids.map((id) => [id, []]));
  for (const { generationId, image } of found) byGeneration.get(generationId)?.push(image);
  return rows.map((row) => ({ row, images: byGeneration.get(row.id) ?? [] }));
}

/** The images of one row, in the prompt's order. */
export async function readImages(db: Db, row: Generation): Promise<ReferenceImage[]> {
  return (await withImages(db, [row]))[0]?.images ?? [];
}

/** A page of the gallery, newest first, that starts after `before` (exclusive). */
export async function listGenerations(
  db: Db,
  page: { userId: string; before?: { createdAt: Date; id: string }; limit: number },
): Promise<Generation[]> {
  return db
    .select()
    .from(generations)
    .where(
      and(
        eq(generations.userId, page.userId),
        isNull(generations.deletedAt),
        page.before &&
          sql`(${generations.createdAt}, ${generations.id}) < (${page.before.createdAt.toISOString()}::timestamptz, ${page.before.id})`,
      ),
    )
    .orderBy(desc(generations.createdAt), desc(generations.id))
    .limit(page.limit);
}

export async function listByIds(db: Db, key: { userId: string; ids: string[] }): Promise<Generation[]> {
  if (key.ids.length === 0) return [];
  return db
    .select()
    .from(generations)
    .where(and(eq(generations.userId, key.userId), inArray(generations.id, key.ids), isNull(generations.deletedAt)));
}
