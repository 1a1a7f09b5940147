import { and, asc, eq, inArray, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, textArray } from "@/db/rows";
import { type Generation, generations, type State, type Transition, transitions } from "@/db/schema/generations";

/** The lease of a row: its holder works on the row; after a crash the lease expires. */
const leased = (leaseMs: number) => {
  const until = sql`now() + ${leaseMs} * interval '1 millisecond'`;
  return { leaseUntil: until, dueAt: until };
};
const free = or(isNull(generations.leaseUntil), lte(generations.leaseUntil, sql`now()`));
const isDue = and(lte(generations.dueAt, sql`now()`), isNull(generations.stalledAt), free);

/** Leases one row if a step is due and nobody else holds it. */
export async function claimGeneration(db: Db, key: { id: string; leaseMs: number }): Promise<Generation | null> {
  const due = and(eq(generations.id, key.id), isDue);
  return firstOf(db.update(generations).set(leased(key.leaseMs)).where(due).returning());
}

/** Leases up to `limit` due rows, each to one process only, whatever the number of processes. */
export async function claimDue(db: Db, options: { limit: number; leaseMs: number }): Promise<Generation[]> {
  const due = db
    .select({ id: generations.id })
    .from(generations)
    .where(isDue)
    .orderBy(asc(generations.dueAt))
    .limit(options.limit)
    .for("update", { skipLocked: true });
  return db.update(generations).set(leased(options.leaseMs)).where(inArray(generations.id, due)).returning();
}

export type LeaseRelease = {
  id: string;
  state: State;
  delayMs: number;
  failures: number;
  trouble: string | null;
  stall: boolean;
};

/**
 * Releases a row that stays in its state and makes it due again after `delayMs`. A callback that came while the row was
 * leased has set due_at to an earlier time, and that time stays.
 */
export async function releaseLease(db: Db, wait: LeaseRelease): Promise<void> {
  await db
    .update(generations)
    .set({
      dueAt: sql`case when ${generations.dueAt} < ${generations.leaseUntil} then ${generations.dueAt} else now() + ${wait.delayMs} * interval '1 millisecond' end`,
      leaseUntil: null,
      failures: wait.failures,
      lastTrouble: wait.trouble,
      stalledAt: wait.stall ? sql`now()` : null,
    })
    .where(and(eq(generations.id, wait.id), eq(generations.state, wait.state)));
}

/**
 * Makes these rows due now, stalled or not, because of a callback or a user's request. A row that was polled just now
 * waits a second. Locks in one order, so that two servers handling the same rows cannot deadlock.
 */
export async function markDue(db: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const calledBack = db
    .select({ id: generations.id })
    .from(generations)
    .where(and(sql`${generations.id} = any(${textArray(ids)})`, isNotNull(generations.dueAt)))
    .orderBy(asc(generations.id))
    .for("update");
  await db
    .update(generations)
    .set({ dueAt: sql`greatest(now(), ${generations.polledAt} + interval '1 second')`, stalledAt: null })
    .where(inArray(generations.id, calledBack));
}

export type TransitionChange = {
  id: string;
  from: State;
  to: State;
  /** When the next step is due; null for a state without one. */
  delayMs: number | null;
  set?: Partial<Generation>;
  note?: string | null;
};

/**
 * The only statement that changes a state. It changes the row only if it is still in `from`; a second caller, whatever
 * it knows, changes nothing and gets null. Call it inside the transaction of everything that must change with it. A
 * callback that came while the row was leased keeps it due: otherwise a callback that overtakes the end of a hung
 * submit would be forgotten, and the generation would stay unconfirmed for a day.
 */
export async function applyTransition(
  db: Db,
  move: TransitionChange,
): Promise<{ row: Generation; transition: Transition } | null> {
  const [row] = await db
    .update(generations)
    .set({
      ...move.set,
      state: move.to,
      // By the wall clock and not by now(): a callback may be younger than this transaction.
      dueAt:
        move.delayMs === null
          ? null
          : sql`case when ${generations.dueAt} <= clock_timestamp() then now() else now() + ${move.delayMs} * interval '1 millisecond' end`,
      leaseUntil: null,
      failures: move.set?.failures ?? 0,
      stalledAt: null,
      lastTrouble: move.set?.lastTrouble ?? null,
    })
    .where(and(eq(generations.id, move.id), eq(generations.state, move.from)))
    .returning();
  if (!row) return null;
  const [transition] = await db
    .insert(transitions)
    .values({ generationId: row.id, userId: row.userId, from: move.from, to: move.to, note: move.note ?? null })
    .returning();
  if (!transition) throw new Error("a transition was not recorded");
  return { row, transition };
}

/** Extends the lease of a row while its step still runs. A callback that came meanwhile keeps its due_at. */
export async function renewLease(db: Db, key: { id: string; state: State; leaseMs: number }): Promise<void> {
  const { leaseUntil } = leased(key.leaseMs);
  await db
    .update(generations)
    .set({
      leaseUntil,
      dueAt: sql`case when ${generations.dueAt} < ${generations.leaseUntil} then ${generations.dueAt} else ${leaseUntil} end`,
    })
    .where(and(eq(generations.id, key.id), eq(generations.state, key.state), isNotNull(generations.leaseUntil)));
}

export async function recordPoll(db: Db, key: { id: string; providerStatus?: string | null }): Promise<void> {
  await db
    .update(generations)
    .set({ polledAt: sql`now()`, ...(key.providerStatus === undefined ? {} : { providerStatus: key.providerStatus }) })
    .where(eq(generations.id, key.id));
}
