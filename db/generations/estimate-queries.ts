import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rowsOf } from "@/db/rows";
import { generations } from "@/db/schema/generations";
import { generationImages } from "@/db/schema/images";
import { wasSubmitted } from "./submitted";

/** So many of the newest are looked at: without an end, a rare kind is searched for among all videos that there are. */
const LOOKED_AT = 1_000;

/** Seconds that recent generations of this duration (and number of images) took at the provider, newest first. */
export async function recentGenerationSeconds(
  db: Db,
  key: { duration: number; images?: number; limit: number },
): Promise<number[]> {
  const newest = db
    .select()
    .from(generations)
    .where(and(eq(generations.state, "ready"), eq(generations.duration, key.duration), wasSubmitted()))
    .orderBy(desc(generations.finishedAt))
    .limit(LOOKED_AT)
    .as("newest");
  const rows = await db
    .select({ seconds: sql<number>`extract(epoch from (${newest.renderedAt} - ${newest.sentAt}))::float8` })
    .from(newest)
    .where(
      and(
        isNotNull(newest.renderedAt),
        isNotNull(newest.sentAt),
        key.images === undefined
          ? undefined
          : sql`(select count(*) from ${generationImages} where ${generationImages.generationId} = ${newest.id}) = ${key.images}`,
      ),
    )
    .orderBy(desc(newest.finishedAt))
    .limit(key.limit);
  return rows.map((row) => row.seconds);
}

/**
 * What the provider charged for the last generations of each duration, newest first, as exact decimals. Only for tasks
 * that were submitted here: an imported video's recorded cost could skew everyone's estimates.
 */
export async function recentCosts(
  db: Db,
  key: { durations: readonly number[]; limit: number },
): Promise<Map<number, string[]>> {
  const rows = await rowsOf<{ duration: number; consumed: string }>(
    db,
    sql`select asked.duration, recent.consumed::text from unnest(${sql.param(key.durations)}::integer[]) asked (duration), lateral (
      select consumed, finished_at from (
        select consumed, finished_at, task_id from generations
        where state = 'ready' and duration = asked.duration and ${wasSubmitted()} order by finished_at desc limit ${LOOKED_AT}
      ) newest where consumed is not null and task_id is not null order by finished_at desc limit ${key.limit}
    ) recent order by recent.finished_at desc`,
  );
  const costs = new Map<number, string[]>(key.durations.map((duration) => [duration, []]));
  for (const { duration, consumed } of rows) costs.get(duration)?.push(consumed);
  return costs;
}
