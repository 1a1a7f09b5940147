import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf, textArray } from "@/db/rows";
import { type AttemptOutcome, generations, type SubmitAttempt, submitAttempts } from "@/db/schema/generations";

/** Written before the socket opens. Throws on a second live attempt of one generation: the index allows one. */
export async function insertAttempt(
  db: Db,
  attempt: { id: string; generationId: string; tokenHash: string },
): Promise<void> {
  await db.insert(submitAttempts).values(attempt);
}

/** Records the outcome of an attempt. The first one stays: a later one, of a hung submit, changes nothing. */
export async function settleAttempt(
  db: Db,
  settled: { id: string; outcome: AttemptOutcome; taskId?: string; errorCode?: string; errorMessage?: string },
): Promise<void> {
  const { id, ...set } = settled;
  await db
    .update(submitAttempts)
    .set({ ...set, answeredAt: sql`now()` })
    .where(and(eq(submitAttempts.id, id), inArray(submitAttempts.outcome, ["pending", "unknown"])));
}

/** What callbacks are checked against, for many attempts at once. */
export async function findTokens(db: Db, ids: string[]) {
  return db
    .select({
      id: submitAttempts.id,
      tokenHash: submitAttempts.tokenHash,
      generationId: submitAttempts.generationId,
      state: generations.state,
      taskId: generations.taskId,
    })
    .from(submitAttempts)
    .innerJoin(generations, eq(generations.id, submitAttempts.generationId))
    .where(sql`${submitAttempts.id} = any(${textArray(ids)})`);
}

/** Records a callback for this attempt, perhaps with a task id. The first id stays. */
export async function recordCallback(db: Db, call: { id: string; hintedTaskId: string | null }): Promise<void> {
  await db
    .update(submitAttempts)
    .set({
      callbackReceivedAt: sql`now()`,
      hintedTaskId: sql`coalesce(${submitAttempts.hintedTaskId}, ${call.hintedTaskId})`,
    })
    .where(eq(submitAttempts.id, call.id));
}

export async function dropHint(db: Db, id: string): Promise<void> {
  await db.update(submitAttempts).set({ hintedTaskId: null }).where(eq(submitAttempts.id, id));
}

/** The attempt that is on the wire, unknown or accepted; else the newest one. */
export async function latestAttempt(db: Db, generationId: string): Promise<SubmitAttempt | null> {
  const of = eq(submitAttempts.generationId, generationId);
  const alive = desc(sql`${submitAttempts.outcome} in ('pending','accepted','unknown')`);
  const newest = desc(submitAttempts.createdAt);
  return firstOf(db.select().from(submitAttempts).where(of).orderBy(alive, newest).limit(1));
}
