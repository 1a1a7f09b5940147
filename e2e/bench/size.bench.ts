import { type Browser, chromium } from "@playwright/test";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rowsOf } from "@/db/rows";
import { insertSequence } from "@/db/sequences/sequence-queries";
import { insertShare } from "@/db/shares/share-queries";
import { createServerProcess } from "@/e2e/faults/server-process";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { plainClip } from "@/lib/sequences/timeline";
import { makeSlug } from "@/lib/shares/slug";
import { BUDGETS, FLOOR, type Route } from "./budgets";
import { type Cookie, cookieOf } from "./cookie";
import { seedGallery } from "./gallery-seed";
import { weigh } from "./page-weight";

const KIB = 1_024;

let database: TestDatabase;
let server: Awaited<ReturnType<typeof createServerProcess>>;
let browser: Browser;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await createServerProcess({ DATABASE_URL: database.url ?? "", DEFAPI_BASE_URL: "http://127.0.0.1:9" });
  await server.start();
  browser = await chromium.launch({ executablePath: process.env.CHROME_PATH, args: ["--no-sandbox"] });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await database?.close();
});

/** The pages with content, because an empty gallery would not load its grid. */
async function pages(): Promise<Record<Route, { path: string; cookie: Cookie | null }>> {
  const { db } = database;
  const userId = await addUser(db);
  await seedGallery(db, userId, 40);
  const [video] = await rowsOf<{ id: string }>(
    db,
    sql`select id from generations where user_id = ${userId} and state = 'ready' limit 1`,
  );
  const id = video?.id ?? "";
  const slug = makeSlug();
  await insertShare(db, { userId, generationIds: [id], slug });
  const clip = { key: "one", videoId: id, name: "a heron", frames: 120, in: 0, out: 120, ...plainClip };
  const content = { rate: 24, clips: [clip], by: "bench", seq: 1 };
  const sequence = await insertSequence(db, { userId, name: "first cut", content, videoIds: [id] });
  const cookie = await cookieOf(db, userId);
  return {
    "/ signed out": { path: "/", cookie: null },
    "/": { path: "/", cookie },
    "/gallery": { path: "/gallery", cookie },
    "/gallery/[id]": { path: `/gallery/${id}`, cookie },
    "/elements": { path: "/elements", cookie },
    "/links": { path: "/links", cookie },
    "/sequences": { path: "/sequences", cookie },
    "/sequences/[id]": { path: `/sequences/${sequence.id}`, cookie },
    "/v/[slug]": { path: `/v/${slug}`, cookie: null },
    "/account": { path: "/account", cookie },
    "/sign-in": { path: "/sign-in", cookie: null },
  };
}

test("size: every page stays within its script budget", async () => {
  const kib = (bytes: number) => (bytes / KIB).toFixed(1).padStart(7);
  const problems: string[] = [];
  const empty = await weigh(browser, server.url, "/no/such/page", null);
  console.log(`\n  first-load JavaScript, KiB of gzip, over an empty page (${kib(empty.first).trim()})\n`);
  console.log(`  ${"".padEnd(16)}  first   budget    later, on its own`);
  if (empty.status !== 404 || empty.first > FLOOR * KIB)
    problems.push(`an empty page: ${kib(empty.first)} of ${FLOOR}`);
  for (const [route, { path, cookie }] of Object.entries(await pages())) {
    const scripts = await weigh(browser, server.url, path, cookie);
    const over = scripts.first - empty.first;
    const budget = BUDGETS[route as Route];
    const fits = over <= budget * KIB;
    console.log(
      `  ${route.padEnd(16)}${kib(over)}  ${String(budget).padStart(7)}  ${kib(scripts.later - empty.later)}${fits ? "" : "   OVER"}`,
    );
    if (scripts.status !== 200) problems.push(`${route} answered ${scripts.status}`);
    if (!fits) problems.push(`${route}: ${kib(over).trim()} KiB of ${budget}`);
  }
  expect(problems).toEqual([]);
});
