import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { generations, type State } from "@/db/schema/generations";

/** States in which a generation takes up one of the user's slots at the provider. */
const OCCUPYING: State[] = ["submitting", "rendering"];

/**
 * The ids that may be submitted now: the first of the queue, as many as there are free slots. Must run in a transaction
 * that holds the user's row, or two senders would count the same free slot.
 */
export async function sendable(db: Db, key: { userId: string; slots: number }): Promise<string[]> {
  const occupied = and(eq(generations.userId, key.userId), inArray(generations.state, OCCUPYING));
  const slots = key.slots - (await db.$count(generations, occupied));
  if (slots <= 0) return [];
  const first = await queueOf(db, key.userId).limit(slots);
  return first.map((row) => row.id);
}

/** A slot became free: the first in the queue is due now, unless it waits for its own retry. */
export async function wakeQueue(db: Db, key: { userId: string; slots: number }): Promise<string[]> {
  const head = await sendable(db, key);
  if (head.length === 0) return [];
  const woken = await db
    .update(generations)
    .set({ dueAt: sql`now()` })
    .where(and(inArray(generations.id, head), eq(generations.state, "queued"), eq(generations.failures, 0)))
    .returning({ id: generations.id });
  return woken.map((row) => row.id);
}

/** A user's queue, in the order in which it will be submitted. */
export async function listQueue(db: Db, { userId }: { userId: string }): Promise<{ id: string; queueRank: number }[]> {
  return queueOf(db, userId);
}

const queueOf = (db: Db, userId: string) =>
  db
    .select({ id: generations.id, queueRank: generations.queueRank })
    .from(generations)
    .where(and(eq(generations.userId, userId), eq(generations.state, "queued")))
    .orderBy(asc(generations.queueRank), asc(generations.createdAt), asc(generations.id));

/** Orders a user's queue as in `ids`. Rows that were submitted meanwhile are left alone. */
export async function orderQueue(db: Db, key: { userId: string; ids: string[] }): Promise<void> {
  for (const [rank, id] of key.ids.entries()) {
    await db
      .update(generations)
      .set({ queueRank: rank })
      .where(and(eq(generations.id, id), eq(generations.userId, key.userId), eq(generations.state, "queued")));
  }
}
