import { and, desc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, ownRow, rowsOf } from "@/db/rows";
import { type AudioFile, audioFiles } from "@/db/schema/sequences";

type Key = { userId: string; id: string };

export async function findAudio(db: Db, key: Key): Promise<AudioFile | null> {
  return firstOf(db.select().from(audioFiles).where(ownRow(audioFiles, key)));
}

/** The user's files, the last uploaded or chosen one first. */
export async function listAudio(db: Db, key: { userId: string; limit: number }): Promise<AudioFile[]> {
  return db
    .select()
    .from(audioFiles)
    .where(eq(audioFiles.userId, key.userId))
    .orderBy(desc(audioFiles.createdAt), desc(audioFiles.id))
    .limit(key.limit);
}

export async function countAudio(db: Db, key: { userId: string }): Promise<number> {
  return db.$count(audioFiles, eq(audioFiles.userId, key.userId));
}

/** The user's file by its id or its bytes, from now on kept for another 30 days: a sequence is about to use it. */
export async function chooseAudioRow(
  db: Db,
  key: { userId: string } & ({ id: string } | { sha256: string }),
): Promise<AudioFile | null> {
  const one = "id" in key ? eq(audioFiles.id, key.id) : eq(audioFiles.sha256, key.sha256);
  const mine = and(eq(audioFiles.userId, key.userId), one);
  return firstOf(db.update(audioFiles).set({ createdAt: sql`now()` }).where(mine).returning());
}

/** Records a file; where its owner has these bytes already, that row is returned: two tabs may send one file at once. */
export async function insertAudio(db: Db, row: typeof audioFiles.$inferInsert): Promise<AudioFile> {
  const again = { target: [audioFiles.userId, audioFiles.sha256], set: { createdAt: sql`now()` } };
  const [kept] = await db.insert(audioFiles).values(row).onConflictDoUpdate(again).returning();
  if (!kept) throw new Error("no audio file was recorded");
  return kept;
}

/** Whether a sequence of its owner, in the trash or not, or the recipe of an export names the file of the row `a`. */
const used = sql`(
  exists (select from sequences s where s.user_id = a.user_id and s.content -> 'audio' ->> 'audioId' = a.id)
  or exists (select from export_jobs j where j.user_id = a.user_id and j.recipe -> 'audio' ->> 'audioId' = a.id)
  or exists (select from sequence_exports x join generations g on g.id = x.generation_id
    where g.user_id = a.user_id and x.recipe -> 'audio' ->> 'audioId' = a.id))`;

/** Deletes an unused file's row and returns the key of its file; null when it is used, or not the user's. */
export async function deleteUnusedAudio(db: Db, key: Key): Promise<string | null> {
  const rows = await rowsOf<{ key: string }>(
    db,
    sql`delete from audio_files a where a.id = ${key.id} and a.user_id = ${key.userId} and not ${used}
      returning a.storage_key as key`,
  );
  return rows[0]?.key ?? null;
}

const OLD = sql`a.created_at < now() - interval '30 days'`;
const quiet = sql`not exists (
  select from sequences s where s.user_id = a.user_id and s.updated_at > now() - interval '1 day')`;

/**
 * For the cleanup: deletes rows of files that were not chosen for 30 days and are not used, and returns the keys of their
 * files. Not where its owner wrote a sequence in the last day: that page may still undo to a track that it removed. The
 * conditions are part of the deletion, so that a file that is chosen meanwhile stays.
 */
export async function deleteOldAudio(db: Db, { limit }: { limit: number }): Promise<string[]> {
  // What is used is looked at again in 30 days: reading all sequences of its owner costs something.
  await db.execute(sql`update audio_files a set created_at = now() where ${OLD} and ${used}`);
  const rows = await rowsOf<{ key: string }>(
    db,
    sql`delete from audio_files a where a.id in (select a.id from audio_files a where ${OLD} and ${quiet} limit ${limit})
      and ${OLD} and ${quiet} and not ${used} returning a.storage_key as key`,
  );
  return rows.map(({ key }) => key);
}
