import { and, count, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { savedPrompts } from "@/db/schema/prompts";

export type SavedPrompt = typeof savedPrompts.$inferSelect;

const here = (key: { userId: string; id: string }) =>
  and(eq(savedPrompts.id, key.id), eq(savedPrompts.userId, key.userId), isNull(savedPrompts.deletedAt));

/** A user's saved prompts, newest first. */
export async function listSavedPrompts(db: Db, key: { userId: string; limit: number }): Promise<SavedPrompt[]> {
  return db
    .select()
    .from(savedPrompts)
    .where(and(eq(savedPrompts.userId, key.userId), isNull(savedPrompts.deletedAt)))
    .orderBy(desc(savedPrompts.createdAt), desc(savedPrompts.id))
    .limit(key.limit);
}

export async function countSavedPrompts(db: Db, key: { userId: string }): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(savedPrompts)
    .where(and(eq(savedPrompts.userId, key.userId), isNull(savedPrompts.deletedAt)));
  return row?.n ?? 0;
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
  const [row] = await db.update(savedPrompts).set({ name: key.name }).where(here(key)).returning();
  return row ?? null;
}

export async function deleteSavedPrompt(db: Db, key: { userId: string; id: string }): Promise<boolean> {
  const gone = await db.update(savedPrompts).set({ deletedAt: sql`now()` }).where(here(key)).returning();
  return gone.length > 0;
}

/** Undoes a deletion; null when there is none, or it is too old. */
export async function restoreSavedPrompt(db: Db, key: { userId: string; id: string }): Promise<SavedPrompt | null> {
  const [row] = await db
    .update(savedPrompts)
    .set({ deletedAt: null })
    .where(and(eq(savedPrompts.id, key.id), eq(savedPrompts.userId, key.userId), isNotNull(savedPrompts.deletedAt)))
    .returning();
  return row ?? null;
}

/** For the cleanup: deletions older than a day. */
export async function purgeSavedPrompts(db: Db): Promise<void> {
  await db.delete(savedPrompts).where(lt(savedPrompts.deletedAt, sql`now() - interval '1 day'`));
}
