import { and, desc, eq, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, hasRows, ownRow } from "@/db/rows";
import { drafts } from "@/db/schema/prompts";

export type Draft = typeof drafts.$inferSelect;

const named = (key: { userId: string }) => and(eq(drafts.userId, key.userId), isNotNull(drafts.name));
const current = (key: { userId: string }) => and(named(key), isNull(drafts.deletedAt));

export async function findDraft(db: Db, key: { userId: string; id: string }): Promise<Draft | null> {
  const here = and(ownRow(drafts, key), isNull(drafts.deletedAt));
  return firstOf(db.select().from(drafts).where(here));
}

/**
 * Writes a draft over version `base` (0: there is none yet) and returns the new version, or null when another writer
 * was first. A writer (`by`) may always follow itself as long as its count (`seq`) grows: the answer to its last write
 * may have been lost on a closing page.
 */
export async function writeDraft(
  db: Db,
  draft: { userId: string; id: string; base: number; content: { by: string; seq: number } },
): Promise<number | null> {
  const { userId, id, base, content } = draft;
  if (base === 0) {
    const [made] = await db.insert(drafts).values({ id, userId, content }).onConflictDoNothing().returning();
    if (made) return made.version;
  }
  const own = and(
    sql`${drafts.content} ->> 'by' = ${content.by}`,
    sql`(${drafts.content} ->> 'seq')::int < ${content.seq}`,
  );
  const [written] = await db
    .update(drafts)
    .set({ content, version: sql`${drafts.version} + 1`, updatedAt: sql`now()` })
    .where(and(ownRow(drafts, draft), or(eq(drafts.version, base), own)))
    .returning();
  return written?.version ?? null;
}

/** Overwrites a draft whatever it contains, and restores one that was deleted meanwhile. False when there is none. */
export async function overwriteDraft(db: Db, draft: { userId: string; id: string; content: object }): Promise<boolean> {
  const { content } = draft;
  const set = { content, deletedAt: null, version: sql`${drafts.version} + 1`, updatedAt: sql`now()` };
  return hasRows(db.update(drafts).set(set).where(ownRow(drafts, draft)).returning());
}

/** Inserts a draft that does not exist yet. */
export async function insertDraft(
  db: Db,
  draft: { userId: string; id: string; name: string | null; content: object },
): Promise<void> {
  await db.insert(drafts).values(draft).onConflictDoNothing();
}

/** A user's named drafts, the most recently written first. */
export async function listNamedDrafts(db: Db, key: { userId: string; limit: number }): Promise<Draft[]> {
  return db.select().from(drafts).where(current(key)).orderBy(desc(drafts.updatedAt), desc(drafts.id)).limit(key.limit);
}

export async function countNamedDrafts(db: Db, key: { userId: string }): Promise<number> {
  return db.$count(drafts, current(key));
}

/** Those of planned scenes have no name: none of them is in a list of drafts. */
export async function countSceneDrafts(db: Db, key: { userId: string }): Promise<number> {
  return db.$count(drafts, and(eq(drafts.userId, key.userId), isSceneDraft));
}

/** The draft's own row, and not the current draft, which is a copy of it while it is open. */
export const isSceneDraft = and(
  isNull(drafts.name),
  sql`${drafts.content} #>> '{open,scene,sequenceId}' is not null`,
  sql`${drafts.content} #>> '{open,id}' = ${drafts.id}`,
);

export async function updateDraftName(db: Db, key: { userId: string; id: string; name: string }): Promise<boolean> {
  const here = and(current(key), eq(drafts.id, key.id));
  return hasRows(db.update(drafts).set({ name: key.name }).where(here).returning());
}

/** Deletes a named draft (`deleted`), or restores it. Returns whether anything changed. */
export async function setDraftDeleted(db: Db, key: { userId: string; id: string; deleted: boolean }): Promise<boolean> {
  const [from, deletedAt] = key.deleted ? [isNull, sql`now()`] : [isNotNull, null];
  const other = and(named(key), eq(drafts.id, key.id), from(drafts.deletedAt));
  return hasRows(db.update(drafts).set({ deletedAt }).where(other).returning());
}

/** Deletes a draft for good. */
export async function dropDraft(db: Db, key: { userId: string; id: string }): Promise<void> {
  await db.delete(drafts).where(ownRow(drafts, key));
}

/** For the cleanup: deletions older than a day. */
export async function purgeDrafts(db: Db): Promise<void> {
  await db.delete(drafts).where(lt(drafts.deletedAt, sql`now() - interval '1 day'`));
}
