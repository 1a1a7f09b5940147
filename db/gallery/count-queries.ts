import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rowsOf } from "@/db/rows";
import { galleryCounts } from "@/db/schema/gallery";
import { conditions, type EntryFilter } from "./gallery-queries";

/** The number of videos of one kind in one month. */
export type MonthKind = Omit<typeof galleryCounts.$inferSelect, "id" | "userId" | "deleted">;

/** Number of journal lines from which summing them up pays off. */
const LONG = 5_000;

/** Videos in the hours that belong to one month by the user's clock and to another in UTC. */
export type Moved = { source: number; target: number; n: number };

/**
 * One user's videos by UTC month and kind, newest month first; and the number of videos matching `filter` by which each
 * month is larger or smaller in the user's own time zone, whose months begin at `startOf`.
 *
 * The journal counts by UTC months; the hours in between are counted from the videos themselves. So a user may change
 * their time zone, or a country its rules, without any stored count becoming wrong, and triggers need no time zone. One
 * statement, so that both parts see the same videos.
 */
export async function countKinds(
  db: Db,
  key: { userId: string; filter: EntryFilter; startOf: (month: number) => Date },
): Promise<{ kinds: MonthKind[]; moved: Moved[] }> {
  const counted = await db
    .selectDistinct({ month: galleryCounts.month })
    .from(galleryCounts)
    .where(and(eq(galleryCounts.userId, key.userId), eq(galleryCounts.deleted, false)));
  const begun = new Set(counted.flatMap(({ month }) => [month, monthAfter(month)]));
  const hours = [...begun].flatMap((month) => between(month, key.startOf(month)));
  const kind = sql.raw("ratio, duration, model, images, shared, favorite");
  const moved = sql`union all select source, null, null, null, null, null, null, null, n, target
    from (values ${sql.join(hours, sql`, `)}) hours (source, target, since, until), lateral (
      select count(*)::integer as n from gallery_entries where user_id = ${key.userId} and deleted_at is null
        and created_at >= since and created_at < until ${conditions(key.filter)}
    ) found`;
  const rows = await rowsOf<MonthKind & { target: number | null }>(
    db,
    sql`select month, status_group as "statusGroup", ${kind}, sum(n)::integer as n, null::integer as target
      from gallery_counts where user_id = ${key.userId} and not deleted group by month, status_group, ${kind} having sum(n) > 0
      ${hours.length > 0 ? moved : sql``}`,
  );
  return {
    kinds: rows.filter(({ target }) => target === null).sort((a, b) => b.month - a.month),
    moved: rows.flatMap(({ month: source, target, n }) => (target === null || n === 0 ? [] : [{ source, target, n }])),
  };
}

/** 202612 is followed by 202701. */
export const monthAfter = (month: number): number => (month % 100 === 12 ? month + 89 : month + 1);
const monthBefore = (month: number): number => (month % 100 === 1 ? month - 89 : month - 1);

/** The hours between the start of a month in UTC and in the user's zone: which month loses and which gains them. */
function between(month: number, theirs: Date): SQL[] {
  const ours = new Date(Date.UTC(Math.floor(month / 100), (month % 100) - 1, 1));
  if (ours.getTime() === theirs.getTime()) return [];
  const early = theirs < ours;
  const [source, target] = early ? [monthBefore(month), month] : [month, monthBefore(month)];
  const [since, until] = early ? [theirs, ours] : [ours, theirs];
  return [
    sql`(${source}::integer, ${target}::integer, ${since.toISOString()}::timestamptz, ${until.toISOString()}::timestamptz)`,
  ];
}

/** Replaces a user's long journal by its sums. One statement: a reader sees either the lines or their sums. */
export async function sumUp(db: Db, { userId }: { userId: string }): Promise<boolean> {
  if ((await db.$count(galleryCounts, eq(galleryCounts.userId, userId))) < LONG) return false;
  await db.execute(sql`with taken as (delete from gallery_counts where user_id = ${userId} returning *)
    insert into gallery_counts (user_id, month, status_group, ratio, duration, model, images, shared, favorite, deleted, n)
      select user_id, month, status_group, ratio, duration, model, images, shared, favorite, deleted, sum(n)
      from taken group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 having sum(n) <> 0`);
  return true;
}
