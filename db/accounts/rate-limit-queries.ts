import { eq, lt, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rateLimits } from "@/db/schema/accounts";

/**
 * Counts `cost` attempts and returns the number of attempts in the current window. One statement: read-then-write would let
 * a burst of requests all read the same number. Uses the database's clock, so that several servers agree.
 */
export async function countRequest(
  db: Db,
  { key, windowMs, cost }: { key: string; windowMs: number; cost: number },
): Promise<{ count: number; resetAt: Date }> {
  const fresh = sql`now() + ${windowMs} * interval '1 millisecond'`;
  const [row] = await db
    .insert(rateLimits)
    .values({ key, count: cost, resetAt: fresh })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${rateLimits.resetAt} <= now() then excluded.count else ${rateLimits.count} + excluded.count end`,
        resetAt: sql`case when ${rateLimits.resetAt} <= now() then ${fresh} else ${rateLimits.resetAt} end`,
      },
    })
    .returning({ count: rateLimits.count, resetAt: rateLimits.resetAt });
  if (!row) throw new Error("the attempt was not counted");
  return row;
}

/** Gives attempts back that turned out to be none. */
export async function refundRequest(db: Db, { key, cost }: { key: string; cost: number }): Promise<void> {
  await db
    .update(rateLimits)
    .set({ count: sql`greatest(${rateLimits.count} - ${cost}::int, 0)` })
    .where(eq(rateLimits.key, key));
}

export async function clearRequests(db: Db, { key }: { key: string }): Promise<void> {
  await db.delete(rateLimits).where(eq(rateLimits.key, key));
}

export async function deleteOldRateLimits(db: Db): Promise<void> {
  await db.delete(rateLimits).where(lt(rateLimits.resetAt, sql`now()`));
}
