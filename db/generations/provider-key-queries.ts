import { and, eq, inArray, isNotNull, isNull, notExists, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, ownRow } from "@/db/rows";
import { generations, type State } from "@/db/schema/generations";
import { instanceSettings } from "@/db/schema/instance";
import { type ProviderKey, providerKeys } from "@/db/schema/provider-keys";
import { lockUser } from "./budget-queries";

/** Whether users may store keys of their own here. */
export async function areOwnKeysAllowed(db: Db): Promise<boolean> {
  return (
    (await firstOf(db.select({ ownKeys: instanceSettings.ownKeys }).from(instanceSettings).limit(1)))?.ownKeys ?? false
  );
}

/** The user's key in use, or null. */
export async function findOwnKey(db: Db, { userId }: { userId: string }): Promise<ProviderKey | null> {
  const current = and(eq(providerKeys.userId, userId), isNull(providerKeys.removedAt));
  return firstOf(db.select().from(providerKeys).where(current).limit(1));
}

/** A key of the user that a generation was submitted with, removed or not. */
export async function findKeyOfGeneration(db: Db, key: { userId: string; id: string }): Promise<ProviderKey | null> {
  return firstOf(db.select().from(providerKeys).where(ownRow(providerKeys, key)));
}

/**
 * Puts a key in place of the user's one, or none. Holds the user's row, as a submit does, so that nothing is recorded
 * with the old key afterwards. Returns the ids of what is queued with it.
 */
export async function replaceOwnKey(
  db: Db,
  { userId, row }: { userId: string; row: Omit<ProviderKey, "createdAt" | "removedAt"> | null },
): Promise<string[]> {
  return db.transaction(async (tx) => {
    await lockUser(tx, { userId });
    const gone = await tx
      .update(providerKeys)
      .set({ removedAt: sql`now()` })
      .where(and(eq(providerKeys.userId, userId), isNull(providerKeys.removedAt)))
      .returning({ id: providerKeys.id });
    if (row) await tx.insert(providerKeys).values(row);
    const ids = gone.map(({ id }) => id);
    if (ids.length === 0) return [];
    const queued = and(
      eq(generations.userId, userId),
      eq(generations.state, "queued"),
      inArray(generations.providerKeyId, ids),
    );
    return (await tx.select({ id: generations.id }).from(generations).where(queued)).map(({ id }) => id);
  });
}

export async function setOwnKeyLimits(
  db: Db,
  { userId, day, month }: { userId: string; day: string | null; month: string | null },
): Promise<void> {
  await db
    .update(providerKeys)
    .set({ creditsDay: day, creditsMonth: month })
    .where(and(eq(providerKeys.userId, userId), isNull(providerKeys.removedAt)));
}

const OPEN: State[] = ["queued", "submitting", "unconfirmed", "rendering", "saving"];

/** Deletes removed keys that no generation needs any more. */
export async function purgeRemovedKeys(db: Db): Promise<void> {
  const using = db
    .select({ id: generations.id })
    .from(generations)
    .where(and(eq(generations.providerKeyId, providerKeys.id), inArray(generations.state, OPEN)));
  await db.delete(providerKeys).where(and(isNotNull(providerKeys.removedAt), notExists(using)));
}
