import { and, desc, eq, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { contains, firstOf, hasRows, ownRow, textArray } from "@/db/rows";
import { generations } from "@/db/schema/generations";
import { type SequenceRow, sequences, sequenceVideos } from "@/db/schema/sequences";

type Key = { userId: string; id: string };
type Content = { by: string; seq: number };

const current = (key: { userId: string }) => and(eq(sequences.userId, key.userId), isNull(sequences.deletedAt));

export async function insertSequence(
  db: Db,
  sequence: { userId: string; name: string; content: Content; videoIds: string[] },
): Promise<SequenceRow> {
  const { userId, name, content, videoIds } = sequence;
  return db.transaction(async (tx) => {
    const [row] = await tx.insert(sequences).values({ userId, name, content }).returning();
    if (!row) throw new Error("no sequence was inserted");
    await putVideos(tx, { userId, id: row.id, videoIds });
    return row;
  });
}

export async function findSequence(db: Db, key: Key): Promise<SequenceRow | null> {
  return firstOf(
    db
      .select()
      .from(sequences)
      .where(and(current(key), eq(sequences.id, key.id))),
  );
}

/** Reads a sequence that no other transaction may change until this one ends. */
export async function lockSequence(tx: Db, key: Key): Promise<SequenceRow | null> {
  const here = and(current(key), eq(sequences.id, key.id));
  return firstOf(tx.select().from(sequences).where(here).for("update"));
}

/** A user's sequences, the most recently written first, or those in the trash, the latest first. */
export async function listSequences(
  db: Db,
  key: { userId: string; limit: number; trashed?: boolean },
): Promise<SequenceRow[]> {
  const [where, at] = key.trashed
    ? [and(eq(sequences.userId, key.userId), isNotNull(sequences.deletedAt)), sequences.deletedAt]
    : [current(key), sequences.updatedAt];
  return db.select().from(sequences).where(where).orderBy(desc(at), desc(sequences.id)).limit(key.limit);
}

export async function countSequences(db: Db, key: { userId: string }): Promise<number> {
  return db.$count(sequences, current(key));
}

/** The sequences that a video is in, by name. */
export async function sequencesWith(db: Db, key: { userId: string; videoId: string }) {
  return db
    .select({ id: sequences.id, name: sequences.name })
    .from(sequences)
    .innerJoin(sequenceVideos, eq(sequenceVideos.sequenceId, sequences.id))
    .where(and(current(key), eq(sequenceVideos.generationId, key.videoId)))
    .orderBy(sequences.name, sequences.id)
    .limit(100);
}

/**
 * Writes the content over version `base` and returns the new version, or null when another writer was first. A writer
 * (`by`) may always follow itself as long as its count (`seq`) grows: the answer to its last write may have been lost on
 * a closing page.
 */
export async function writeSequence(
  db: Db,
  write: Key & { base: number; content: Content; videoIds: string[] },
): Promise<number | null> {
  const { base, content } = write;
  const own = and(
    sql`${sequences.content} ->> 'by' = ${content.by}`,
    sql`(${sequences.content} ->> 'seq')::int < ${content.seq}`,
  );
  return db.transaction(async (tx) => {
    const [written] = await tx
      .update(sequences)
      .set({ content, version: sql`${sequences.version} + 1`, updatedAt: sql`now()` })
      .where(and(current(write), eq(sequences.id, write.id), or(eq(sequences.version, base), own)))
      .returning();
    if (!written) return null;
    await putVideos(tx, write);
    return written.version;
  });
}

/** Only the user's own videos: a page may name any id. */
async function putVideos(tx: Db, { userId, id, videoIds }: Key & { videoIds: string[] }): Promise<void> {
  await tx.delete(sequenceVideos).where(eq(sequenceVideos.sequenceId, id));
  if (videoIds.length === 0) return;
  await tx.insert(sequenceVideos).select(
    tx
      .select({ sequenceId: sql<string>`${id}`.as("sequence_id"), generationId: generations.id })
      .from(generations)
      .where(and(eq(generations.userId, userId), sql`${generations.id} = any(${textArray(videoIds)})`)),
  );
}

/** The names of a user's sequences in which a text is found, also by note and tags, the most recently written first. */
export async function sequenceNames(
  db: Db,
  key: { userId: string; q: string; limit: number },
): Promise<{ id: string; name: string }[]> {
  const tags = sql`array_to_string(${sequences.tags}, ', ')`;
  return db
    .select({ id: sequences.id, name: sequences.name })
    .from(sequences)
    .where(and(current(key), contains([sequences.name, sequences.note, tags], key.q)))
    .orderBy(desc(sequences.updatedAt), desc(sequences.id))
    .limit(key.limit);
}

export async function describeSequenceRow(
  db: Db,
  { name, note, tags, ...key }: Key & { name: string; note: string; tags: string[] },
): Promise<boolean> {
  const here = and(current(key), eq(sequences.id, key.id));
  return hasRows(db.update(sequences).set({ name, note, tags }).where(here).returning());
}

/** Deletes a sequence (`deleted`), or restores it from the trash. Returns whether anything changed. */
export async function setSequenceDeleted(db: Db, key: Key & { deleted: boolean }): Promise<boolean> {
  const [from, deletedAt] = key.deleted ? [isNull, sql`now()`] : [isNotNull, null];
  const other = and(ownRow(sequences, key), from(sequences.deletedAt));
  return hasRows(db.update(sequences).set({ deletedAt }).where(other).returning());
}

/** Deletes a sequence in the trash for good. */
export async function deleteSequenceRow(db: Db, key: Key): Promise<boolean> {
  const deleted = and(ownRow(sequences, key), isNotNull(sequences.deletedAt));
  return hasRows(db.delete(sequences).where(deleted).returning({ id: sequences.id }));
}

/** For the cleanup: deletions older than 30 days. */
export async function purgeSequences(db: Db): Promise<void> {
  await db.delete(sequences).where(lt(sequences.deletedAt, sql`now() - interval '30 days'`));
}
