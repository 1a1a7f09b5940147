import { and, asc, eq } from "drizzle-orm";
import type { Db } from "@/db/database";
import { hasRows, ownRow } from "@/db/rows";
import { savedViews } from "@/db/schema/gallery";

export type SavedView = { id: string; name: string; query: string };

const shown = { id: savedViews.id, name: savedViews.name, query: savedViews.query };

/** A user's saved views by name. */
export async function listViews(db: Db, { userId }: { userId: string }): Promise<SavedView[]> {
  return db.select(shown).from(savedViews).where(eq(savedViews.userId, userId)).orderBy(asc(savedViews.name));
}

/** Saves a view, replacing one of the same name. Null when the user already has `most` views. */
export async function saveView(
  db: Db,
  input: { userId: string; name: string; query: string; most: number },
): Promise<SavedView | null> {
  const { most, ...values } = input;
  const [saved] = await db
    .insert(savedViews)
    .values(values)
    .onConflictDoUpdate({ target: [savedViews.userId, savedViews.name], set: { query: values.query } })
    .returning(shown);
  if (!saved || (await db.$count(savedViews, eq(savedViews.userId, values.userId))) <= most) return saved ?? null;
  await db.delete(savedViews).where(ownRow(savedViews, { userId: values.userId, id: saved.id }));
  return null;
}

/** "taken" when another view has this name. */
export async function renameView(
  db: Db,
  key: { userId: string; id: string; name: string },
): Promise<"renamed" | "taken" | "missing"> {
  const others = await db
    .select({ id: savedViews.id })
    .from(savedViews)
    .where(and(eq(savedViews.userId, key.userId), eq(savedViews.name, key.name)));
  if (others.some(({ id }) => id !== key.id)) return "taken";
  const { name } = key;
  const isRenamed = await hasRows(db.update(savedViews).set({ name }).where(ownRow(savedViews, key)).returning());
  return isRenamed ? "renamed" : "missing";
}

export async function removeView(db: Db, key: { userId: string; id: string }): Promise<boolean> {
  return hasRows(db.delete(savedViews).where(ownRow(savedViews, key)).returning());
}
