import { and, eq, sql } from "drizzle-orm";
import type { Db } from "./client";
import { galleryCounts, type Shelf } from "./schema";

/** How many videos of one kind there are, in one month or in all. */
export type Kind = {
  shelf: Shelf;
  ratio: string;
  duration: number;
  model: string;
  pictures: boolean;
  shared: boolean;
  favourite: boolean;
  n: number;
};
export type MonthKind = Kind & { month: number };

/** Journal lines that are worth being summed up. */
const LONG = 5_000;

const kind = {
  shelf: galleryCounts.shelf,
  ratio: galleryCounts.ratio,
  duration: galleryCounts.duration,
  model: galleryCounts.model,
  pictures: galleryCounts.pictures,
  shared: galleryCounts.shared,
  favourite: galleryCounts.favourite,
};
const sum = sql<number>`sum(${galleryCounts.n})::integer`;

/** One person's videos by month and kind; `deleted` counts the bin instead. Newest month first. */
export async function countKinds(db: Db, key: { userId: string; deleted: boolean }): Promise<MonthKind[]> {
  return db
    .select({ month: galleryCounts.month, ...kind, n: sum })
    .from(galleryCounts)
    .where(and(eq(galleryCounts.userId, key.userId), eq(galleryCounts.deleted, key.deleted)))
    .groupBy(galleryCounts.month, ...Object.values(kind))
    .having(sql`sum(${galleryCounts.n}) > 0`)
    .orderBy(sql`${galleryCounts.month} desc`);
}

/** Replaces a person's long journal by its sums. One statement: a reader sees either the lines or their sums. */
export async function sumUp(db: Db, userId: string): Promise<boolean> {
  const [length] = await db
    .select({ lines: sql<number>`count(*)::integer` })
    .from(galleryCounts)
    .where(eq(galleryCounts.userId, userId));
  if (!length || length.lines < LONG) return false;
  await db.execute(sql`with taken as (delete from gallery_counts where user_id = ${userId} returning *)
    insert into gallery_counts (user_id, month, shelf, ratio, duration, model, pictures, shared, favourite, deleted, n)
      select user_id, month, shelf, ratio, duration, model, pictures, shared, favourite, deleted, sum(n)
      from taken group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(n) <> 0`);
  return true;
}
