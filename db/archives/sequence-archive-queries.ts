import { and, asc, desc, eq, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, ownRow, textArray } from "@/db/rows";
import { generations } from "@/db/schema/generations";
import {
  type AudioFile,
  audioFiles,
  type SequenceRow,
  sequenceExports,
  sequences,
  sequenceVideos,
} from "@/db/schema/sequences";
import { requestOf } from "./import-queries";

/** The sequences in which these videos are clips, and those that they were exported from. */
export async function sequencesOf(db: Db, key: { userId: string; ids: string[] }): Promise<string[]> {
  const ids = textArray(key.ids);
  const clips = sql`exists (select from ${sequenceVideos} v where v.sequence_id = ${sequences.id} and v.generation_id = any(${ids}))`;
  const exported = sql`exists (select from ${sequenceExports} x where x.sequence_id = ${sequences.id} and x.generation_id = any(${ids}))`;
  const rows = await db
    .select({ id: sequences.id })
    .from(sequences)
    .where(and(eq(sequences.userId, key.userId), isNull(sequences.deletedAt), or(clips, exported)))
    .orderBy(asc(sequences.createdAt), asc(sequences.id));
  return rows.map(({ id }) => id);
}

/** The ids of the videos that a sequence was exported as, the newest first. */
export async function exportIdsOf(db: Db, key: { userId: string; sequenceId: string; limit: number }) {
  const rows = await db
    .select({ id: generations.id })
    .from(sequenceExports)
    .innerJoin(generations, eq(generations.id, sequenceExports.generationId))
    .where(and(eq(generations.userId, key.userId), eq(sequenceExports.sequenceId, key.sequenceId)))
    .orderBy(desc(generations.createdAt), desc(generations.id))
    .limit(key.limit);
  return rows.map(({ id }) => id);
}

export async function findAudioFile(db: Db, key: { userId: string; id: string }): Promise<AudioFile | null> {
  return firstOf(db.select().from(audioFiles).where(ownRow(audioFiles, key)));
}

/** Where the videos of an archive are in a user's gallery: their ids of then, and of now. */
export async function importedIds(db: Db, key: { userId: string; sourceIds: string[] }): Promise<Map<string, string>> {
  if (key.sourceIds.length === 0) return new Map();
  const { id, requestId, userId } = generations;
  const named = sql`${requestId} = any(${textArray(key.sourceIds.map(requestOf))})`;
  const same = sql`${id} = any(${textArray(key.sourceIds)})`;
  const rows = await db
    .select({ id, requestId })
    .from(generations)
    .where(and(eq(userId, key.userId), or(same, named), sql`${generations.prompt} <> ''`));
  const found = new Map(rows.map((row) => [row.requestId, row.id]));
  const own = new Set(rows.map((row) => row.id));
  return new Map(
    key.sourceIds.flatMap((source) => {
      const now = found.get(requestOf(source)) ?? (own.has(source) ? source : null);
      return now ? [[source, now]] : [];
    }),
  );
}

/** Whether one of these is a sequence of the user, in the trash or not; and whether one is somebody else's. */
export async function sequenceOwners(db: Db, key: { userId: string; ids: string[] }) {
  const { id, userId } = sequences;
  const among = sql`${id} = any(${textArray(key.ids)})`;
  const rows = await db.select({ id, userId }).from(sequences).where(among);
  return new Map(rows.map((row) => [row.id, row.userId === key.userId]));
}

type ImportedSequence = Pick<SequenceRow, "id" | "userId" | "name" | "note" | "tags"> & {
  content: object;
  videoIds: string[];
  exportIds: string[];
};

/** Records a sequence of an archive; the user's exported videos that came from it, and know no other, know it again. */
export async function insertImportedSequence(db: Db, sequence: ImportedSequence): Promise<boolean> {
  const { videoIds, exportIds, ...row } = sequence;
  return db.transaction(async (tx) => {
    const [made] = await tx.insert(sequences).values(row).onConflictDoNothing().returning({ id: sequences.id });
    if (!made) return false;
    if (videoIds.length > 0)
      await tx.insert(sequenceVideos).values(videoIds.map((generationId) => ({ sequenceId: row.id, generationId })));
    const mine = sql`${sequenceExports.generationId} in (select id from generations
      where user_id = ${row.userId} and id = any(${textArray(exportIds)}))`;
    const lost = and(isNull(sequenceExports.sequenceId), mine);
    await tx.update(sequenceExports).set({ sequenceId: row.id }).where(lost);
    return true;
  });
}
