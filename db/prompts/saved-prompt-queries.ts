import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { contains, firstOf, hasRows, ownRow } from "@/db/rows";
import { savedPrompts } from "@/db/schema/prompts";

export type SavedPrompt = typeof savedPrompts.$inferSelect;

const here = (key: { userId: string; id: string }) => and(ownRow(savedPrompts, key), isNull(savedPrompts.deletedAt));
const current = ({ userId }: { userId: string }) =>
  and(eq(savedPrompts.userId, userId), isNull(savedPrompts.deletedAt));

/** A user's saved prompts, newest first: all of them, or those whose name or text contains a text. */
export async function listSavedPrompts(
  db: Db,
  key: { userId: string; q?: string; limit: number },
): Promise<SavedPrompt[]> {
  return db
    .select()
    .from(savedPrompts)
    .where(and(current(key), contains([savedPrompts.name, savedPrompts.text], key.q)))
    .orderBy(desc(savedPrompts.createdAt), desc(savedPrompts.id))
    .limit(key.limit);
}

export async function countSavedPrompts(db: Db, key: { userId: string }): Promise<number> {
  return db.$count(savedPrompts, current(key));
}

export async function insertSavedPrompt(
  db: Db,
  prompt: { userId: string; name: string; text: string },
): Promise<SavedPrompt> {
  const [row] = await db.insert(savedPrompts).values(prompt).returning();
  if (!row) throw new Error("a prompt was not saved");
  return row;
}

export async function renameSavedPrompt(
  db: Db,
  key: { userId: string; id: string; name: string },
): Promise<SavedPrompt | null> {
  return firstOf(db.update(savedPrompts).set({ name: key.name }).where(here(key)).returning());
}

export async function deleteSavedPrompt(db: Db, key: { userId: string; id: string }): Promise<boolean> {
  return hasRows(db.update(savedPrompts).set({ deletedAt: sql`now()` }).where(here(key)).returning());
}

/** Undoes a deletion; null when there is none, or it is too old. */
export async function restoreSavedPrompt(db: Db, key: { userId: string; id: string }): Promise<SavedPrompt | null> {
  const deleted = and(ownRow(savedPrompts, key), isNotNull(savedPrompts.deletedAt));
  return firstOf(db.update(savedPrompts).set({ deletedAt: null }).where(deleted).returning());
}

/** For the cleanup: deletions older than a day. */
export async function purgeSavedPrompts(db: Db): Promise<void> {
  await db.delete(savedPrompts).where(lt(savedPrompts.deletedAt, sql`now() - interval '1 day'`));
}
