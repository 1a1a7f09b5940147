import { eq, lt, sql } from "drizzle-orm";
import { getDb } from "./client";
import { throttles } from "./schema";

/**
 * Counts one attempt and says how many there are in the window now. One statement: read-then-write would let a burst
 * of requests all read the same number. The database's clock, so that several servers agree.
 */
export async function countAttempt(key: string, windowMs: number): Promise<{ count: number; resetAt: Date }> {
  const fresh = sql`now() + ${windowMs} * interval '1 millisecond'`;
  const [row] = await getDb()
    .insert(throttles)
    .values({ key, count: 1, resetAt: fresh })
    .onConflictDoUpdate({
      target: throttles.key,
      set: {
        count: sql`case when ${throttles.resetAt} <= now() then 1 else ${throttles.count} + 1 end`,
        resetAt: sql`case when ${throttles.resetAt} <= now() then ${fresh} else ${throttles.resetAt} end`,
      },
    })
    .returning({ count: throttles.count, resetAt: throttles.resetAt });
  if (!row) throw new Error("the attempt was not counted");
  return row;
}

/** Takes one attempt back: it turned out to be none. */
export async function giveBackAttempt(key: string): Promise<void> {
  await getDb()
    .update(throttles)
    .set({ count: sql`greatest(${throttles.count} - 1, 0)` })
    .where(eq(throttles.key, key));
}

export async function forgetAttempts(key: string): Promise<void> {
  await getDb().delete(throttles).where(eq(throttles.key, key));
}

export async function deleteOldAttempts(): Promise<void> {
  await getDb().delete(throttles).where(lt(throttles.resetAt, sql`now()`));
}
