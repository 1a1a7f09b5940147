import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countKinds } from "@/db/gallery/count-queries";
import { findEntries } from "@/db/gallery/gallery-queries";
import { claimDue } from "@/db/generations/lifecycle-queries";
import { countOpen, countStoredBytes } from "@/db/generations/load-queries";
import { findTokens } from "@/db/generations/submit-attempt-queries";
import { listLatestTransitions, listTransitions, listTransitionsSince } from "@/db/generations/transition-queries";
import { rowsOf } from "@/db/rows";
import { note } from "@/e2e/faults/figures";
import { admitOne } from "@/e2e/fixtures/admit-one";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { readUsage } from "@/lib/accounts/quota";
import { monthStart } from "@/lib/text/time-zone";
import { GROWTH } from "./budgets";
import { timed } from "./figures";
import { seedHistory } from "./growth-seed";

/** `npm run bench:growth`: what the database does for each kind of work, with few and with many videos of one user. */
const FEW = 10_000;
const MANY = Number(process.env.BENCH_VIDEOS ?? 1_000_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database?.close());

type Work = keyof typeof GROWTH;

async function measure(userId: string): Promise<Map<Work, number>> {
  const { db } = database;
  const [last] = await rowsOf<{ id: number; generation: string }>(
    db,
    sql`select id::int, generation_id as generation from transitions where user_id = ${userId} order by id desc limit 1`,
  );
  if (!last) throw new Error("there is no transition");
  const services = {
    db,
    creditLimits: { userDay: "1000000" },
    creditsPerSecond: "0.1",
    publish: () => undefined,
    verifiedOnly: false,
  };
  const settings = { imageIds: [], ratio: "16:9" as const, duration: 5 as const, model: "seedance-2.0" };
  const startOf = (month: number) => monthStart(month, "UTC");
  const works: Record<Work, [times: number, run: () => Promise<unknown>]> = {
    "the sweep's look for due rows": [200, () => claimDue(db, { limit: 32, leaseMs: 30_000 })],
    "a callback's lookup": [200, () => findTokens(db, [`attempt ${last.generation}`])],
    "a page of the gallery": [200, () => findEntries(db, { userId, filter: {}, limit: 25 })],
    "a video's timeline": [200, () => listTransitions(db, { userId, generationId: last.generation })],
    "a stream opened again": [50, () => listTransitionsSince(db, { userId, after: last.id, limit: 500 })],
    "other servers' transitions": [200, () => listLatestTransitions(db, { withinMs: 11_000, limit: 1_000 })],
    "the account's usage": [20, () => readUsage(db, { userId })],
    "the gallery's counts": [20, () => countKinds(db, { userId, filter: {}, startOf })],
    "metrics of open generations": [50, () => countOpen(db)],
    "metrics of stored bytes": [3, () => countStoredBytes(db)],
    admission: [
      200,
      async () => {
        const admitted = await admitOne(services, userId, {
          requestId: randomUUID(),
          prompt: "a lighthouse",
          ...settings,
        });
        if (!admitted.ok) throw new Error(admitted.error.code);
      },
    ],
  };
  const found = new Map<Work, number>();
  for (const [work, [times, run]] of Object.entries(works) as [Work, [number, () => Promise<unknown>]][]) {
    const seen = await timed(times, run, Math.min(times, 20));
    note(work, `best ${seen.best.toFixed(2)} ms, median ${seen.median.toFixed(2)} ms`);
    found.set(work, seen.best);
  }
  return found;
}

test("growth: the work for one video hardly grows with the number of videos", async () => {
  const results: Map<Work, number>[] = [];
  for (const videos of [FEW, MANY]) {
    const userId = await addUser(database.db);
    const began = performance.now();
    await seedHistory(database.db, userId, videos);
    note(`${videos.toLocaleString("en")} videos`, `seeded in ${((performance.now() - began) / 1_000).toFixed(0)} s`);
    results.push(await measure(userId));
  }
  const sizes = await rowsOf<{ name: string; bytes: number }>(
    database.db,
    sql`select relname as name, (pg_total_relation_size(oid) / ${FEW + MANY}::float8)::int as bytes from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace order by 2 desc limit 6`,
  );
  for (const { name, bytes } of sizes) note(`bytes a video in ${name}`, bytes);
  const [few, many] = results;
  const grown = [...(many ?? [])].filter(([work, ms]) => ms > GROWTH[work] * (few?.get(work) ?? 0) + 1);
  expect(grown).toEqual([]);
});
