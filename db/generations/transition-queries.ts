import { and, asc, desc, eq, gt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { firstOf } from "@/db/rows";
import { type Transition, transitions } from "@/db/schema/generations";

export async function listTransitions(db: Db, key: { userId: string; generationId: string }): Promise<Transition[]> {
  return db
    .select()
    .from(transitions)
    .where(and(eq(transitions.generationId, key.generationId), eq(transitions.userId, key.userId)))
    .orderBy(asc(transitions.id));
}

/**
 * A user's transitions after the given one, oldest first; of more than `limit` only the newest. Ids are assigned before
 * the commit, so a lower one can become visible after a higher one: the last seconds are always returned again, and
 * receiving them twice is harmless.
 */
export async function listTransitionsSince(
  db: Db,
  key: { userId: string; after: number; limit: number },
): Promise<Transition[]> {
  const own = eq(transitions.userId, key.userId);
  // The newest first, then filtered: read from the oldest on, each stream that opens again reads the whole history.
  const newest = db.select().from(transitions).where(own).orderBy(desc(transitions.id)).limit(key.limit).as("newest");
  return db
    .select()
    .from(newest)
    .where(or(gt(newest.id, key.after), gt(newest.at, sql`now() - interval '10 seconds'`)))
    .orderBy(asc(newest.id));
}

/** All users' transitions of the last `withinMs`, oldest first, for synchronizing servers. */
export async function listLatestTransitions(db: Db, span: { withinMs: number; limit: number }): Promise<Transition[]> {
  // The newest by id first, then filtered by age: age has no index, and filtering by it would read the whole table.
  const newest = db.select().from(transitions).orderBy(desc(transitions.id)).limit(span.limit).as("newest");
  return db
    .select()
    .from(newest)
    .where(gt(newest.at, sql`now() - ${span.withinMs} * interval '1 millisecond'`))
    .orderBy(asc(newest.id));
}

/** A generation's newest transition, whose id events about other changes of it carry. */
export async function lastTransition(db: Db, generationId: string): Promise<Transition | null> {
  const of = eq(transitions.generationId, generationId);
  return firstOf(db.select().from(transitions).where(of).orderBy(desc(transitions.id)).limit(1));
}
