import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { generations } from "@/db/schema/generations";
import { generationImages } from "@/db/schema/images";

/** Seconds that recent generations of this duration (and number of images) took at the provider, newest first. */
export async function recentGenerationSeconds(
  db: Db,
  key: { duration: number; images?: number; limit: number },
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
        key.images === undefined
          ? undefined
          : sql`(select count(*) from ${generationImages} where ${generationImages.generationId} = ${generations.id}) = ${key.images}`,
      ),
    )
    .orderBy(desc(generations.finishedAt))
    .limit(key.limit);
  return rows.map((row) => row.seconds);
}

/**
 * What the provider charged for the last generations of this duration, newest first, as exact decimals. Only for tasks
 * that were submitted here: an imported video's recorded cost could skew everyone's estimates.
 */
export async function recentCosts(db: Db, key: { duration: number; limit: number }): Promise<string[]> {
  const rows = await db
    .select({ consumed: generations.consumed })
    .from(generations)
    .where(
      and(
        eq(generations.state, "ready"),
        eq(generations.duration, key.duration),
        isNotNull(generations.consumed),
        isNotNull(generations.taskId),
      ),
    )
    .orderBy(desc(generations.finishedAt))
    .limit(key.limit);
  return rows.flatMap((row) => (row.consumed === null ? [] : [row.consumed]));
}
