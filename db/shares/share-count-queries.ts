import { and, asc, eq, gte, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { type ShareCount, shareCounts, shares } from "@/db/schema/shares";

/** Adds to a link's views or plays of a day (`2026-11-22`). One statement, so that no count is lost. */
export async function addToCount(
  db: Db,
  at: { shareId: string; day: string },
  what: "views" | "plays",
  number: number,
): Promise<void> {
  await db
    .insert(shareCounts)
    .values({ ...at, [what]: number })
    .onConflictDoUpdate({
      target: [shareCounts.shareId, shareCounts.day],
      set: { [what]: sql`${shareCounts[what]} + ${number}` },
    });
}

/** The counted days of the owner's link from `since` on, oldest first. Days without visitors have no row. */
export async function listCounts(
  db: Db,
  where: { userId: string; slug: string; since: string },
): Promise<Pick<ShareCount, "day" | "views" | "plays">[]> {
  return db
    .select({ day: shareCounts.day, views: shareCounts.views, plays: shareCounts.plays })
    .from(shareCounts)
    .innerJoin(shares, eq(shares.id, shareCounts.shareId))
    .where(and(eq(shares.userId, where.userId), eq(shares.slug, where.slug), gte(shareCounts.day, where.since)))
    .orderBy(asc(shareCounts.day));
}
