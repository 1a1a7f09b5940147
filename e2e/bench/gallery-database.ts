import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { countKinds, monthAfter } from "@/db/gallery/count-queries";
import { type EntryFilter, type EntryPlace, entriesOfMonth, findEntries } from "@/db/gallery/gallery-queries";
import { rowsOf } from "@/db/rows";
import { termsOf } from "@/lib/gallery/search-terms";
import { monthStart } from "@/lib/text/time-zone";
import { line, timed } from "./figures";

const ROUNDS = 500;
const LIMIT = 25;
const SEARCHES = ["fox", "zeppelin", "unicornucopia", "xyzzyq", "ze", "eppel", "夜晚", "纸", "fox piano child whale"];
const FILTERS: EntryFilter[] = [
  { statusGroup: "failed" },
  { ratio: "21:9", duration: 15, statusGroup: "failed" },
  { statusGroup: "canceled" },
];

/** The cursors of pages at the start, in the middle and at the end. */
export async function places(db: Db, userId: string, videos: number): Promise<(EntryPlace | undefined)[]> {
  const rows = await rowsOf<{ id: string; at: string }>(
    db,
    sql`select generation_id as id, created_at as at from (
    select generation_id, created_at, row_number() over (order by created_at desc, generation_id desc) as place
    from gallery_entries where user_id = ${userId}) numbered
    where place in (${Math.floor(videos / 2)}, ${videos - LIMIT - 1}) order by place`,
  );
  return [undefined, ...rows.map(({ id, at }) => ({ id, createdAt: new Date(at) }))];
}

/** Measures the database alone: pages at any depth, searches, filtered pages, counts. Returns the report's lines. */
export async function benchDatabase(db: Db, userId: string, videos: number): Promise<string[]> {
  const lines: string[] = [];
  const names = ["page at the start", "page in the middle", "page at the end"];
  for (const [at, before] of (await places(db, userId, videos)).entries()) {
    const times = await timed(ROUNDS, () => findEntries(db, { userId, filter: {}, before, limit: LIMIT }));
    lines.push(line(names[at] ?? "page", times, 5));
  }
  const search = await timed(ROUNDS, async (round) => {
    const terms = await termsOf(db, SEARCHES[round % SEARCHES.length] ?? "fox");
    return findEntries(db, { userId, filter: { terms }, limit: LIMIT });
  });
  lines.push(line(`search (${SEARCHES.length} kinds)`, search, 50));
  const filters = [...FILTERS, { terms: await termsOf(db, "zeppelin"), statusGroup: "failed" as const }];
  const filtered = await timed(ROUNDS, (round) =>
    findEntries(db, { userId, filter: filters[round % filters.length] ?? {}, limit: LIMIT }),
  );
  lines.push(line(`filtered page (${filters.length} kinds)`, filtered, 50));
  // The zone furthest from UTC has the most videos between its own months and the UTC months that are stored.
  const startOf = (month: number) => monthStart(month, "Pacific/Kiritimati");
  const { kinds: months } = await countKinds(db, { userId, filter: {}, startOf });
  const month = months[Math.floor(months.length / 2)]?.month ?? 202601;
  const inMonth = await timed(ROUNDS, (round) =>
    entriesOfMonth(db, {
      userId,
      filter: {},
      since: startOf(month),
      until: startOf(monthAfter(month)),
      skip: (round * 137) % 27_000,
      limit: LIMIT,
    }),
  );
  lines.push(line("any position in a month", inMonth));
  lines.push(
    line(
      "counts of all months and filters",
      await timed(50, () => countKinds(db, { userId, filter: {}, startOf })),
      50,
    ),
  );
  return lines;
}
