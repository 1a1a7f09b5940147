import { and, count, desc, eq, inArray, sql, sum } from "drizzle-orm";
import type { Db } from "./client";
import { type Reference, references } from "./schema";

export async function findReference(db: Db, key: { userId: string; id: string }): Promise<Reference | null> {
  const [row] = await db
    .select()
    .from(references)
    .where(and(eq(references.id, key.id), eq(references.userId, key.userId)));
  return row ?? null;
}

/** The owner's pictures among `ids`; foreign and unknown ids are simply not in the answer. */
export async function listReferences(db: Db, key: { userId: string; ids: string[] }): Promise<Reference[]> {
  if (key.ids.length === 0) return [];
  return db
    .select()
    .from(references)
    .where(and(eq(references.userId, key.userId), inArray(references.id, key.ids)));
}

/** The owner's pictures before a position, newest first; with `search` those whose name holds it, both folded. */
export async function pageReferences(
  db: Db,
  page: { userId: string; before?: { createdAt: Date; id: string }; search?: string; limit: number },
): Promise<Reference[]> {
  const { userId, before, search, limit } = page;
  return db
    .select()
    .from(references)
    .where(
      and(
        eq(references.userId, userId),
        before &&
          sql`(${references.createdAt}, ${references.id}) < (${before.createdAt.toISOString()}::timestamptz, ${before.id})`,
        // No pattern, so that a % in a name is a % in a search.
        search === undefined ? undefined : sql`strpos(folded_text(${references.name}), folded_text(${search})) > 0`,
      ),
    )
    .orderBy(desc(references.createdAt), desc(references.id))
    .limit(limit);
}

/** A picture by its id alone: only for an address that we signed ourselves, which stands in for its owner. */
export async function findSignedReference(db: Db, id: string): Promise<Reference | null> {
  const [row] = await db.select().from(references).where(eq(references.id, id));
  return row ?? null;
}

/** The owner's picture with exactly these bytes. */
export async function findReferenceByBytes(db: Db, key: { userId: string; sha256: string }): Promise<Reference | null> {
  const [row] = await db
    .select()
    .from(references)
    .where(and(eq(references.userId, key.userId), eq(references.sha256, key.sha256)));
  return row ?? null;
}

/** Records a picture, or answers null when its owner has these bytes already: two tabs may send one file at once. */
export async function insertReference(db: Db, row: typeof references.$inferInsert): Promise<Reference | null> {
  const [inserted] = await db
    .insert(references)
    .values(row)
    .onConflictDoNothing({ target: [references.userId, references.sha256] })
    .returning();
  return inserted ?? null;
}

/** How many pictures a person keeps, and their bytes together. */
export async function referenceUsage(db: Db, userId: string): Promise<{ count: number; bytes: number }> {
  const [usage] = await db
    .select({ count: count(), bytes: sum(references.bytes) })
    .from(references)
    .where(eq(references.userId, userId));
  return { count: usage?.count ?? 0, bytes: Number(usage?.bytes ?? 0) };
}
