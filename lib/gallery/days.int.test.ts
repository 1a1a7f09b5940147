import { Readable } from "node:stream";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countKinds, monthAfter } from "@/db/gallery/count-queries";
import { findEntries } from "@/db/gallery/gallery-queries";
import { users } from "@/db/schema/accounts";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { exportFiles } from "@/lib/archives/export";
import { dayAfter, dayIn, monthStart } from "@/lib/text/time-zone";
import { countUnder } from "./counts";
import { loadMonthSlice, toEntryFilter } from "./page";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const ZONES = ["Asia/Shanghai", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "Etc/GMT+12", "UTC"];

async function userIn(zone: string): Promise<string> {
  const userId = await addUser(database.db);
  await database.db.update(users).set({ timeZone: zone }).where(sql`id = ${userId}`);
  return userId;
}

const HOUR = 3_600_000;
/** Nights around the starts of months and years, and around both clock changes of New York. */
const NIGHTS = ["2026-03-01", "2026-03-08", "2026-03-31", "2026-11-01", "2026-12-01", "2027-01-01"];

async function fill(userId: string): Promise<Date[]> {
  const moments = NIGHTS.flatMap((night) =>
    Array.from({ length: 60 }, (_, at) => new Date(Date.parse(`${night}T00:00:00Z`) + (at - 30) * HOUR + 59_999)),
  );
  await database.db.execute(sql`insert into generations
    (id, user_id, request_id, prompt, model, ratio, duration, estimate, state, created_at)
    select gen_random_uuid()::text, ${userId}, gen_random_uuid()::text, 'a fox', 'm', case when at % 2 = 0 then '16:9' else '9:16' end,
      5, 1, 'canceled', moment::timestamptz
    from json_array_elements_text(${JSON.stringify(moments)}::json) with ordinality made (moment, at)`);
  return moments;
}

const monthOf = (at: Date, zone: string) => Number(dayIn(at, zone).slice(0, 7).replace("-", ""));

test.each(ZONES)("in %s the counts, the slices and a filter's days follow the local calendar", async (zone) => {
  const userId = await userIn(zone);
  const moments = await fill(userId);

  const startOf = (month: number) => monthStart(month, zone);
  for (const [filter, meets] of [
    [{}, () => true],
    [{ ratio: "9:16" }, (at: number) => at % 2 === 0],
  ] as const) {
    const { kinds, moved } = await countKinds(database.db, { userId, filter, startOf });
    const counted = countUnder(filter, kinds, moved).months;
    const expected = new Map<number, number>();
    for (const [at, moment] of moments.entries()) {
      const month = monthOf(moment, zone);
      if (meets(at)) expected.set(month, (expected.get(month) ?? 0) + 1);
    }
    expect(counted).toEqual([...expected].sort(([a], [b]) => b - a).map(([month, n]) => ({ month, n })));
  }

  const inMonth = await loadMonthSlice(database.db, { userId, filter: {}, month: 202611, run: 0, zone });
  expect(inMonth.length).toBeGreaterThan(0);
  for (const { createdAt } of inMonth) expect(monthOf(new Date(createdAt), zone)).toBe(202611);

  for (let day = "2026-10-30"; day < "2026-11-04"; day = dayAfter(day)) {
    const filter = await toEntryFilter(database.db, { userId, filter: { from: day, to: day } });
    const found = await findEntries(database.db, { userId, filter, limit: 100 });
    expect(found.map(({ createdAt }) => createdAt.getTime()).toSorted()).toEqual(
      moments.filter((at) => dayIn(at, zone) === day).map((at) => at.getTime()),
    );
  }
});

test("a user who changes time zone sees the same videos in its months, with none lost", async () => {
  const userId = await userIn("Asia/Shanghai");
  await addGeneration(database.db, { userId, prompt: "late", createdAt: new Date("2026-11-30T17:00:00Z") });
  const months = async (zone: string) => {
    const startOf = (month: number) => monthStart(month, zone);
    const { kinds, moved } = await countKinds(database.db, { userId, filter: {}, startOf });
    return countUnder({}, kinds, moved).months.map(({ month, n }) => [month, n]);
  };
  expect(await months("Asia/Shanghai")).toEqual([[202612, 1]]);
  expect(await months("America/New_York")).toEqual([[202611, 1]]);
  expect(await months("UTC")).toEqual([[202611, 1]]);
  expect([monthAfter(202611), monthAfter(202612)]).toEqual([202612, 202701]);
});

test("an archive's folders are named by its owner's days, and keep every accent of the words", async () => {
  const { db } = database;
  const userId = await userIn("Asia/Shanghai");
  const at = new Date("2026-11-25T18:30:00Z");
  const folders = new Map([
    ["हिन्दी में सूर्यास्त", "2026-11-26 हिन्दी-में-सूर्यास्त"],
    ["ช้างเดินในป่า", "2026-11-26 ช้างเดินในป่า"],
    ["שָׁלוֹם עוֹלָם", "2026-11-26 שָׁלוֹם-עוֹלָם"],
    ["می‌خواهم بروم", "2026-11-26 می‌خواهم-بروم"],
    ["e\u0301te\u0301 / hiver", "2026-11-26 été-hiver"],
  ]);
  const ids: string[] = [];
  for (const prompt of folders.keys()) ids.push(await addGeneration(db, { userId, prompt, createdAt: at }));
  const storage = { open: async () => ({ body: Readable.toWeb(Readable.from([])) }) } as never;
  const names: string[] = [];
  for await (const { name } of exportFiles({ db, storage }, { userId, selection: { ids } }))
    names.push(name.split("/")[0] ?? "");
  expect(names.map((name) => name.slice(0, -9))).toEqual([...folders.values()].map((name) => name.normalize("NFC")));
});
