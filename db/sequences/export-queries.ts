import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, ownRow, textArray } from "@/db/rows";
import { type Generation, generations, transitions } from "@/db/schema/generations";
import { sequenceExports, sequences } from "@/db/schema/sequences";

/** An exported video as it is recorded: a generation that no provider ever had. */
type NewExport = Pick<
  Generation,
  | ("userId" | "requestId" | "prompt" | "title" | "model" | "ratio" | "duration")
  | ("videoKey" | "videoBytes" | "videoSha256" | "videoWidth" | "videoHeight")
> & { sequenceId: string; recipe: unknown };

/** The videos of one export, the newest first: more than one when earlier ones were deleted. */
export async function exportsByRequest(db: Db, key: { userId: string; requestId: string }) {
  const { id, deletedAt, prompt } = generations;
  const again = sql`starts_with(${generations.requestId}, ${`${key.requestId}/`})`;
  return db
    .select({ id, deletedAt, prompt })
    .from(generations)
    .where(and(eq(generations.userId, key.userId), or(eq(generations.requestId, key.requestId), again)))
    .orderBy(desc(generations.createdAt));
}

/**
 * Records an exported video, ready and free of charge: without a task, an attempt or a ledger entry. Null when it is
 * already there, or the sequence is gone; the file then belongs to nobody.
 */
export async function insertExport(
  db: Db,
  { sequenceId, recipe, ...values }: NewExport,
): Promise<{ id: string; transition: number } | null> {
  return db.transaction(async (tx) => {
    const own = ownRow(sequences, { userId: values.userId, id: sequenceId });
    const sequence = await tx.select({ id: sequences.id }).from(sequences).where(own).for("key share");
    if (sequence.length === 0) return null;
    const ready = { state: "ready" as const, estimate: "0", finishedAt: sql`now()` };
    const [row] = await tx
      .insert(generations)
      .values({ ...values, ...ready })
      .onConflictDoNothing()
      .returning({ id: generations.id });
    if (!row) return null;
    await tx.insert(sequenceExports).values({ generationId: row.id, sequenceId, recipe });
    const change = { generationId: row.id, userId: values.userId, from: null, to: ready.state, note: "exported" };
    const [transition] = await tx.insert(transitions).values(change).returning({ id: transitions.id });
    if (!transition) throw new Error("a transition was not recorded");
    return { id: row.id, transition: transition.id };
  });
}

export type ExportRow = typeof sequenceExports.$inferSelect & { sequence: { name: string } | null };

/** How a video was exported; its sequence is null when it was deleted. */
export async function findExport(db: Db, key: { userId: string; id: string }): Promise<ExportRow | null> {
  const { generationId, sequenceId, recipe, createdAt } = sequenceExports;
  return firstOf(
    db
      .select({ generationId, sequenceId, recipe, createdAt, sequence: { name: sequences.name } })
      .from(sequenceExports)
      .innerJoin(generations, eq(generations.id, sequenceExports.generationId))
      .leftJoin(sequences, and(eq(sequences.id, sequenceExports.sequenceId), isNull(sequences.deletedAt)))
      .where(ownRow(generations, key)),
  );
}

/** The recipes of these videos, for an archive. */
export async function listRecipes(db: Db, key: { userId: string; ids: string[] }) {
  const { generationId, sequenceId, recipe } = sequenceExports;
  return db
    .select({ generationId, sequenceId, recipe })
    .from(sequenceExports)
    .innerJoin(generations, eq(generations.id, sequenceExports.generationId))
    .where(and(eq(generations.userId, key.userId), sql`${generations.id} = any(${textArray(key.ids)})`));
}

const shown = (userId: string) => and(eq(generations.userId, userId), isNull(generations.deletedAt));

/** The exports of a sequence that are not in the trash, the newest first. */
export async function exportsOf(db: Db, key: { userId: string; sequenceId: string; limit: number }) {
  return db
    .select({ video: generations, recipe: sequenceExports.recipe })
    .from(sequenceExports)
    .innerJoin(generations, eq(generations.id, sequenceExports.generationId))
    .where(and(shown(key.userId), eq(sequenceExports.sequenceId, key.sequenceId)))
    .orderBy(desc(generations.createdAt), desc(generations.id))
    .limit(key.limit);
}

/** The exported videos that a video is part of, the newest first. */
export async function exportsWith(db: Db, key: { userId: string; videoId: string; limit: number }) {
  const { id, title } = generations;
  const part = JSON.stringify({ clips: [{ videoId: key.videoId }] });
  return db
    .select({ id, title })
    .from(sequenceExports)
    .innerJoin(generations, eq(generations.id, sequenceExports.generationId))
    .where(and(shown(key.userId), sql`${sequenceExports.recipe} @> ${part}::jsonb`))
    .orderBy(desc(generations.createdAt))
    .limit(key.limit);
}
