import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { type Generation, generationImages, generations, images, type ReferenceImage, transitions } from "@/db/schema";

export type GenerationWithImages = { row: Generation; images: ReferenceImage[] };

/** What a submit is recorded as. */
export type NewGeneration = Pick<
  Generation,
  "userId" | "requestId" | "prompt" | "model" | "ratio" | "duration" | "estimate"
> &
  Partial<Pick<Generation, "id" | "batchId" | "retryOf" | "madeFrom" | "createdAt" | "dueAt">> & { imageIds: string[] };

/** Inserts a queued row with its images in order; null when this submit was already recorded. */
export async function insertGeneration(db: Db, input: NewGeneration): Promise<Generation | null> {
  const { imageIds, ...values } = input;
  const [row] = await db
    .insert(generations)
    .values({ dueAt: sql`now()`, ...values })
    .onConflictDoNothing({ target: [generations.userId, generations.requestId] })
    .returning();
  if (!row) return null;
  if (imageIds.length > 0) {
    await db
      .insert(generationImages)
      .values(imageIds.map((imageId, index) => ({ generationId: row.id, position: index + 1, imageId })));
  }
  await db.insert(transitions).values({ generationId: row.id, userId: row.userId, from: null, to: "queued" });
  return row;
}

export async function findByRequest(db: Db, key: { userId: string; requestId: string }): Promise<Generation | null> {
  const [row] = await db
    .select()
    .from(generations)
    .where(and(eq(generations.userId, key.userId), eq(generations.requestId, key.requestId)));
  return row ?? null;
}

/** The owner's generation, the deleted ones too. */
export async function findGeneration(db: Db, key: { userId: string; id: string }): Promise<Generation | null> {
  const [row] = await db
    .select()
    .from(generations)
    .where(and(eq(generations.id, key.id), eq(generations.userId, key.userId)));
  return row ?? null;
}

/** For the lifecycle alone, which acts for whoever owns the row. */
export async function readGeneration(db: Db, id: string): Promise<Generation | null> {
  const [row] = await db.select().from(generations).where(eq(generations.id, id));
  return row ?? null;
}

/** Whether a generation, of whomever, already holds this task. */
export async function isTaskHeld(db: Db, taskId: string): Promise<boolean> {
  const held = await db.select({ id: generations.id }).from(generations).where(eq(generations.taskId, taskId));
  return held.length > 0;
}

/** Adds the images of each row in the prompt's order, with one query for all rows. */
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

/** Puts into the bin, or takes out of it. Returns whether there was anything to change. */
export async function setDeleted(db: Db, key: { userId: string; id: string; deleted: boolean }): Promise<boolean> {
  const changed = await db
    .update(generations)
    .set({ deletedAt: key.deleted ? sql`now()` : null })
    .where(
      and(
        eq(generations.id, key.id),
        eq(generations.userId, key.userId),
        // What the bin has forgotten has no words and no video left to bring back.
        key.deleted ? isNull(generations.deletedAt) : and(isNotNull(generations.deletedAt), ne(generations.prompt, "")),
      ),
    )
    .returning({ id: generations.id });
  return changed.length > 0;
}
