import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Db } from "./client";
import {
  type Generation,
  generationReferences,
  generations,
  type Reference,
  references,
  type State,
  type Transition,
  transitions,
} from "./schema";

export type GenerationWithPictures = { row: Generation; pictures: Reference[] };

/** What a press of Generate is recorded as. */
export type NewGeneration = Pick<
  Generation,
  "userId" | "requestId" | "prompt" | "model" | "ratio" | "duration" | "estimate"
> &
  Partial<Pick<Generation, "id" | "setId" | "retryOf">> & { pictureIds: string[] };

/** Inserts a queued row with its pictures in order; null when this press was already recorded. */
export async function insertGeneration(db: Db, input: NewGeneration): Promise<Generation | null> {
  const { pictureIds, ...values } = input;
  const [row] = await db
    .insert(generations)
    .values({ ...values, dueAt: sql`now()` })
    .onConflictDoNothing({ target: [generations.userId, generations.requestId] })
    .returning();
  if (!row) return null;
  if (pictureIds.length > 0) {
    await db
      .insert(generationReferences)
      .values(pictureIds.map((referenceId, index) => ({ generationId: row.id, position: index + 1, referenceId })));
  }
  await db.insert(transitions).values({ generationId: row.id, userId: row.userId, from: null, to: "queued" });
  return row;
}

export async function findByRequest(db: Db, key: { userId: string; requestId: string }): Promise<Generation | null> {
  const [row] = await db
    .select()
    .from(generations)
    .where(and(eq(generations.userId, key.userId), eq(generations.requestId, key.requestId)));
  return row ?? null;
}

/** The owner's generation, the deleted ones too. */
export async function findGeneration(db: Db, key: { userId: string; id: string }): Promise<Generation | null> {
  const [row] = await db
    .select()
    .from(generations)
    .where(and(eq(generations.id, key.id), eq(generations.userId, key.userId)));
  return row ?? null;
}

/** For the lifecycle alone, which acts for whoever owns the row. */
export async function readGeneration(db: Db, id: string): Promise<Generation | null> {
  const [row] = await db.select().from(generations).where(eq(generations.id, id));
  return row ?? null;
}

/** Whether a generation, of whomever, already holds this task. */
export async function isTaskHeld(db: Db, taskId: string): Promise<boolean> {
  const held = await db.select({ id: generations.id }).from(generations).where(eq(generations.taskId, taskId));
  return held.length > 0;
}

/** Adds the pictures of each row in the prompt's order, with one query for all rows. */
export async function withPictures(db: Db, rows: Generation[]): Promise<GenerationWithPictures[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const found = await db
    .select({ generationId: generationReferences.generationId, reference: references })
    .from(generationReferences)
    .innerJoin(references, eq(references.id, generationReferences.referenceId))
    .where(inArray(generationReferences.generationId, ids))
    .orderBy(asc(generationReferences.position));
  const byGeneration = new Map<string, Reference[]>(ids.map((id) => [id, []]));
  for (const { generationId, reference } of found) byGeneration.get(generationId)?.push(reference);
  return rows.map((row) => ({ row, pictures: byGeneration.get(row.id) ?? [] }));
}

/** A page of the gallery, newest first, that starts after `before` (exclusive). */
export async function listGenerations(
  db: Db,
  page: { userId: string; before?: { createdAt: Date; id: string }; limit: number },
): Promise<Generation[]> {
  return db
    .select()
    .from(generations)
    .where(
      and(
        eq(generations.userId, page.userId),
        isNull(generations.deletedAt),
        page.before &&
          sql`(${generations.createdAt}, ${generations.id}) < (${page.before.createdAt.toISOString()}::timestamptz, ${page.before.id})`,
      ),
    )
    .orderBy(desc(generations.createdAt), desc(generations.id))
    .limit(page.limit);
}

export async function listByIds(db: Db, key: { userId: string; ids: string[] }): Promise<Generation[]> {
  if (key.ids.length === 0) return [];
  return db
    .select()
    .from(generations)
    .where(and(eq(generations.userId, key.userId), inArray(generations.id, key.ids), isNull(generations.deletedAt)));
}

export async function listTransitions(db: Db, key: { userId: string; generationId: string }): Promise<Transition[]> {
  return db
    .select()
    .from(transitions)
    .where(and(eq(transitions.generationId, key.generationId), eq(transitions.userId, key.userId)))
    .orderBy(asc(transitions.id));
}

/**
 * What happened to a person's generations since a transition, oldest first. Numbers are given before the commit, so a
 * lower one can become visible after a higher one: the last seconds are always told again, and hearing them twice is
 * harmless.
 */
export async function listTransitionsSince(
  db: Db,
  key: { userId: string; after: number; limit: number },
): Promise<Transition[]> {
  return db
    .select()
    .from(transitions)
    .where(
      and(
        eq(transitions.userId, key.userId),
        or(gt(transitions.id, key.after), gt(transitions.at, sql`now() - interval '10 seconds'`)),
      ),
    )
    .orderBy(asc(transitions.id))
    .limit(key.limit);
}

/** Puts into the bin, or takes out of it. Returns whether there was anything to change. */
export async function setDeleted(db: Db, key: { userId: string; id: string; deleted: boolean }): Promise<boolean> {
  const changed = await db
    .update(generations)
    .set({ deletedAt: key.deleted ? sql`now()` : null })
    .where(
      and(
        eq(generations.id, key.id),
        eq(generations.userId, key.userId),
        key.deleted ? isNull(generations.deletedAt) : isNotNull(generations.deletedAt),
      ),
    )
    .returning({ id: generations.id });
  return changed.length > 0;
}

/** The lease of a row: who holds it works on the row; a crash lets go when the time is over. */
const inHand = (leaseMs: number) => {
  const until = sql`now() + ${leaseMs} * interval '1 millisecond'`;
  return { leaseUntil: until, dueAt: until };
};
const free = or(isNull(generations.leaseUntil), lte(generations.leaseUntil, sql`now()`));

/** Takes one row in hand if it is owed something now and nobody has it. */
export async function claimOne(db: Db, key: { id: string; leaseMs: number }): Promise<Generation | null> {
  const [row] = await db
    .update(generations)
    .set(inHand(key.leaseMs))
    .where(and(eq(generations.id, key.id), lte(generations.dueAt, sql`now()`), isNull(generations.parkedAt), free))
    .returning();
  return row ?? null;
}

/** Takes up to `limit` due rows in hand, each by one process only, whatever the number of processes. */
export async function claimDue(db: Db, options: { limit: number; leaseMs: number }): Promise<Generation[]> {
  const due = db
    .select({ id: generations.id })
    .from(generations)
    .where(and(lte(generations.dueAt, sql`now()`), isNull(generations.parkedAt), free))
    .orderBy(asc(generations.dueAt))
    .limit(options.limit)
    .for("update", { skipLocked: true });
  return db.update(generations).set(inHand(options.leaseMs)).where(inArray(generations.id, due)).returning();
}

export type Wait = {
  id: string;
  state: State;
  delayMs: number;
  failures: number;
  trouble: string | null;
  park: boolean;
};

/**
 * Lets go of a row that stays in its state, to be looked at again after `delayMs`. If someone rang while the row was
 * in hand (a callback set due_at to an earlier moment), that earlier moment stays.
 */
export async function letGo(db: Db, wait: Wait): Promise<void> {
  await db
    .update(generations)
    .set({
      dueAt: sql`case when ${generations.dueAt} < ${generations.leaseUntil} then ${generations.dueAt} else now() + ${wait.delayMs} * interval '1 millisecond' end`,
      leaseUntil: null,
      failures: wait.failures,
      lastTrouble: wait.trouble,
      parkedAt: wait.park ? sql`now()` : null,
    })
    .where(and(eq(generations.id, wait.id), eq(generations.state, wait.state)));
}

/**
 * Somebody has news of these rows: they are owed a look now, parked or not. A row asked about just now waits a
 * quarter of a second. Locked in one order, so that two servers that ring for the same rows never wait for each other.
 */
export async function ring(db: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const rung = db
    .select({ id: generations.id })
    .from(generations)
    .where(and(inArray(generations.id, ids), isNotNull(generations.dueAt)))
    .orderBy(asc(generations.id))
    .for("update");
  await db
    .update(generations)
    .set({ dueAt: sql`greatest(now(), ${generations.askedAt} + interval '250 milliseconds')`, parkedAt: null })
    .where(inArray(generations.id, rung));
}

export type Move = {
  id: string;
  from: State;
  to: State;
  /** When the next step is owed; null for a state that owes nothing. */
  delayMs: number | null;
  set?: Partial<Generation>;
  note?: string | null;
};

/**
 * The one statement that changes a state. The row is moved only if it still stands in `from`: whoever comes second,
 * with whatever news, changes nothing and gets null. Call it inside the transaction of what else must change with it.
 * A ring that came while the row was in hand stays owed: without that, a callback that overtakes the end of a hung
 * submit would be forgotten, and the render would wait unconfirmed for a day.
 */
export async function moveOn(db: Db, move: Move): Promise<{ row: Generation; transition: Transition } | null> {
  const [row] = await db
    .update(generations)
    .set({
      ...move.set,
      state: move.to,
      // By the clock and not by now(): a ring may be younger than the transaction of this move.
      dueAt:
        move.delayMs === null
          ? null
          : sql`case when ${generations.dueAt} <= clock_timestamp() then now() else now() + ${move.delayMs} * interval '1 millisecond' end`,
      leaseUntil: null,
      failures: move.set?.failures ?? 0,
      parkedAt: null,
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

/** Keeps a row in hand for longer while its step is still at work. A ring that came meanwhile stays. */
export async function keepInHand(db: Db, key: { id: string; state: State; leaseMs: number }): Promise<void> {
  const { leaseUntil } = inHand(key.leaseMs);
  await db
    .update(generations)
    .set({
      leaseUntil,
      dueAt: sql`case when ${generations.dueAt} < ${generations.leaseUntil} then ${generations.dueAt} else ${leaseUntil} end`,
    })
    .where(and(eq(generations.id, key.id), eq(generations.state, key.state), isNotNull(generations.leaseUntil)));
}

export async function noteAsked(db: Db, key: { id: string; providerStatus?: string | null }): Promise<void> {
  await db
    .update(generations)
    .set({ askedAt: sql`now()`, ...(key.providerStatus === undefined ? {} : { providerStatus: key.providerStatus }) })
    .where(eq(generations.id, key.id));
}

/** States in which a render of this person occupies the provider. */
const OCCUPYING: State[] = ["submitting", "rendering"];

/**
 * The ids that may be sent now: the first of the queue, as many as there are free slots. Must run in a transaction
 * that holds the person's row, or two senders would count the same free slot.
 */
export async function sendable(db: Db, key: { userId: string; slots: number }): Promise<string[]> {
  const [occupied] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(generations)
    .where(and(eq(generations.userId, key.userId), inArray(generations.state, OCCUPYING)));
  const slots = key.slots - (occupied?.count ?? 0);
  if (slots <= 0) return [];
  const first = await db
    .select({ id: generations.id })
    .from(generations)
    .where(and(eq(generations.userId, key.userId), eq(generations.state, "queued")))
    .orderBy(asc(generations.queueRank), asc(generations.createdAt), asc(generations.id))
    .limit(slots);
  return first.map((row) => row.id);
}

/** A slot became free: the head of the queue is owed a look now, unless it waits for its own next try. */
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

/** A person's queue, in the order in which it will be sent. */
export async function listQueue(db: Db, userId: string): Promise<{ id: string; queueRank: number }[]> {
  return db
    .select({ id: generations.id, queueRank: generations.queueRank })
    .from(generations)
    .where(and(eq(generations.userId, userId), eq(generations.state, "queued")))
    .orderBy(asc(generations.queueRank), asc(generations.createdAt), asc(generations.id));
}

/** Gives the queue of a person the order of `ids`. Rows that were sent meanwhile are left alone. */
export async function orderQueue(db: Db, key: { userId: string; ids: string[] }): Promise<void> {
  for (const [rank, id] of key.ids.entries()) {
    await db
      .update(generations)
      .set({ queueRank: rank })
      .where(and(eq(generations.id, id), eq(generations.userId, key.userId), eq(generations.state, "queued")));
  }
}

/** Seconds that recent renders of this duration (and number of pictures) took at the provider, newest first. */
export async function recentRenderSeconds(
  db: Db,
  key: { duration: number; pictures?: number; limit: number },
): Promise<number[]> {
  const rows = await db
    .select({
      seconds: sql<number>`extract(epoch from (${generations.renderedAt} - ${generations.sentAt}))::float8`,
    })
    .from(generations)
    .where(
      and(
        eq(generations.state, "ready"),
        eq(generations.duration, key.duration),
        isNotNull(generations.renderedAt),
        isNotNull(generations.sentAt),
        key.pictures === undefined
          ? undefined
          : sql`(select count(*) from ${generationReferences} where ${generationReferences.generationId} = ${generations.id}) = ${key.pictures}`,
      ),
    )
    .orderBy(desc(generations.finishedAt))
    .limit(key.limit);
  return rows.map((row) => row.seconds);
}

/** What the provider charged for the last renders of this duration, newest first, as exact decimals. */
export async function recentCharges(db: Db, key: { duration: number; limit: number }): Promise<string[]> {
  const rows = await db
    .select({ consumed: generations.consumed })
    .from(generations)
    .where(and(eq(generations.state, "ready"), eq(generations.duration, key.duration), isNotNull(generations.consumed)))
    .orderBy(desc(generations.finishedAt))
    .limit(key.limit);
  return rows.flatMap((row) => (row.consumed === null ? [] : [row.consumed]));
}

/** Rows whose bin time is over, for the sweep to delete for good. */
export async function listBinned(db: Db, key: { before: Date; limit: number }): Promise<Generation[]> {
  return db.select().from(generations).where(lt(generations.deletedAt, key.before)).limit(key.limit);
}

/** Generations of a person made since a moment: for tests and the account page. */
export async function countSince(db: Db, key: { userId: string; since: Date }): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(generations)
    .where(and(eq(generations.userId, key.userId), gte(generations.createdAt, key.since)));
  return row?.count ?? 0;
}
