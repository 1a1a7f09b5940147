import { and, eq, inArray } from "drizzle-orm";
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
