import { and, eq, isNotNull, or, sql } from "drizzle-orm";
import type { Db } from "./client";
import { drafts } from "./schema";

export type Draft = typeof drafts.$inferSelect;

export async function findDraft(db: Db, key: { userId: string; id: string }): Promise<Draft | null> {
  const [row] = await db
    .select()
    .from(drafts)
    .where(and(eq(drafts.id, key.id), eq(drafts.userId, key.userId)));
  return row ?? null;
}

/**
 * Writes a draft over version `base` (0: there is none yet) and answers with the new version, or null when another
 * writer was first. A writer (`by`) follows itself whatever its base, as long as its count (`seq`) goes up: the answer
 * to its last write may be lost on a closing page.
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
    .where(and(eq(drafts.id, id), eq(drafts.userId, userId), or(eq(drafts.version, base), own)))
    .returning();
  return written?.version ?? null;
}

/** The drafts that a person gave a name, newest first. */
export async function listNamedDrafts(db: Db, key: { userId: string }): Promise<Draft[]> {
  return db
    .select()
    .from(drafts)
    .where(and(eq(drafts.userId, key.userId), isNotNull(drafts.name)))
    .orderBy(sql`${drafts.updatedAt} desc`)
    .limit(50);
}

/** Keeps a copy under a name; the same name again is written over. */
export async function nameDraft(
  db: Db,
  draft: { userId: string; id: string; name: string; content: object },
): Promise<void> {
  const { content, name } = draft;
  await db
    .insert(drafts)
    .values(draft)
    .onConflictDoUpdate({
      target: drafts.id,
      set: { content, name, version: sql`${drafts.version} + 1`, updatedAt: sql`now()` },
      setWhere: eq(drafts.userId, draft.userId),
    });
}

export async function deleteDraft(db: Db, key: { userId: string; id: string }): Promise<boolean> {
  const gone = await db
    .delete(drafts)
    .where(and(eq(drafts.id, key.id), eq(drafts.userId, key.userId), isNotNull(drafts.name)))
    .returning();
  return gone.length > 0;
}
