import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "./client";
import { type Attempt, type AttemptOutcome, attempts, generations } from "./schema";

/** Written before the socket opens. Throws on a second live attempt of one generation: the index allows one. */
export async function insertAttempt(
  db: Db,
  attempt: { id: string; generationId: string; tokenHash: string },
): Promise<void> {
  await db.insert(attempts).values(attempt);
}

/** What became of an attempt. The first answer stays: a later one (a hung submit that ends) changes nothing. */
export async function settleAttempt(
  db: Db,
  settled: { id: string; outcome: AttemptOutcome; taskId?: string; errorCode?: string; errorMessage?: string },
): Promise<void> {
  const { id, ...set } = settled;
  await db
    .update(attempts)
    .set({ ...set, answeredAt: sql`now()` })
    .where(and(eq(attempts.id, id), inArray(attempts.outcome, ["pending", "unknown"])));
}

/** What a callback is checked against, for as many attempts as rang at once. */
export async function findTokens(db: Db, ids: string[]) {
  return db
    .select({
      id: attempts.id,
      tokenHash: attempts.tokenHash,
      generationId: attempts.generationId,
      state: generations.state,
      taskId: generations.taskId,
    })
    .from(attempts)
    .innerJoin(generations, eq(generations.id, attempts.generationId))
    .where(inArray(attempts.id, ids));
}

/** A callback came for this attempt, perhaps with a task id. The first id that was carried stays. */
export async function noteRing(db: Db, ring: { id: string; hintedTaskId: string | null }): Promise<void> {
  await db
    .update(attempts)
    .set({ rungAt: sql`now()`, hintedTaskId: sql`coalesce(${attempts.hintedTaskId}, ${ring.hintedTaskId})` })
    .where(eq(attempts.id, ring.id));
}

export async function dropHint(db: Db, id: string): Promise<void> {
  await db.update(attempts).set({ hintedTaskId: null }).where(eq(attempts.id, id));
}

/** The attempt that is on the wire, unknown or accepted; else the newest one. */
export async function latestAttempt(db: Db, generationId: string): Promise<Attempt | null> {
  const [attempt] = await db
    .select()
    .from(attempts)
    .where(eq(attempts.generationId, generationId))
    .orderBy(desc(sql`${attempts.outcome} in ('pending','accepted','unknown')`), desc(attempts.createdAt))
    .limit(1);
  return attempt ?? null;
}
