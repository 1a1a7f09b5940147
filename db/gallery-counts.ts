import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "./client";
import { rowsOf } from "./rows";
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

/**
 * One person's videos by month and kind, newest month first. `startOf` tells when a month begins for this person.
 *
 * The journal counts by months of UTC; the hours between its beginning of a month and theirs are read from the videos
 * themselves and moved over. So a person may change their time zone, and a country its rules, without a number to mend,
 * and no trigger has to know whose clock it writes by.
 */
export async function countKinds(
  db: Db,
  key: { userId: string; startOf: (month: number) => Date },
): Promise<MonthKind[]> {
  const counted = await db
    .selectDistinct({ month: galleryCounts.month })
    .from(galleryCounts)
    .where(and(eq(galleryCounts.userId, key.userId), eq(galleryCounts.deleted, false)));
  const begun = new Set(counted.flatMap(({ month }) => [month, monthAfter(month)]));
  const edges = [...begun].flatMap((month) => edgeOf(month, key.startOf(month)));
  if (edges.length === 0) edges.push(sql`(null::integer, null::integer, null::timestamptz, null::timestamptz)`);
  return rowsOf<MonthKind>(
    db,
    sql`with moved as (
      select e.source, e.target, ${KIND}, count(*) as n
      from (values ${sql.join(edges, sql`, `)}) e (source, target, since, until) join gallery_entries
        on created_at >= e.since and created_at < e.until
      where user_id = ${key.userId} and deleted_at is null group by source, target, ${KIND}
    )
    select month, ${KIND}, sum(n)::integer as n from (
      select month, ${KIND}, n from gallery_counts where user_id = ${key.userId} and not deleted
      union all select source, ${KIND}, -n from moved
      union all select target, ${KIND}, n from moved
    ) counted group by month, ${KIND} having sum(n) > 0 order by month desc`,
  );
}

const KIND = sql.raw("shelf, ratio, duration, model, pictures, shared, favourite");

/** 202612 is followed by 202701. */
export const monthAfter = (month: number): number => (month % 100 === 12 ? month + 89 : month + 1);
const monthBefore = (month: number): number => (month % 100 === 1 ? month - 89 : month - 1);

/** The stretch between the beginning of a month in UTC and in the person's zone: which month has it, and which gets it. */
function edgeOf(month: number, theirs: Date): SQL[] {
  const ours = new Date(Date.UTC(Math.floor(month / 100), (month % 100) - 1, 1));
  if (ours.getTime() === theirs.getTime()) return [];
  const early = theirs < ours;
  const [source, target] = early ? [monthBefore(month), month] : [month, monthBefore(month)];
  const [since, until] = early ? [theirs, ours] : [ours, theirs];
  return [
    sql`(${source}::integer, ${target}::integer, ${since.toISOString()}::timestamptz, ${until.toISOString()}::timestamptz)`,
  ];
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
