import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { note, quantile } from "@/e2e/faults/figures";
import { createServerProcess } from "@/e2e/faults/server-process";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { PAGE_RATES } from "./budgets";
import { cookieOf } from "./cookie";
import { pagesPerSecond } from "./page-rate";
import { seedVideos, shareVideo } from "./video-seed";

const VIDEOS = 60;
const ROUNDS = 7;

type Route = keyof typeof PAGE_RATES;
const routes = Object.keys(PAGE_RATES) as Route[];

test.each(["embedded", "postgres"] as const)("server: pages a second beside an empty page, %s", async (kind) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-bench-"));
  const postgres = kind === "postgres" ? await openTestDatabase() : null;
  const server = await createServerProcess({
    ...(postgres?.url && { DATABASE_URL: postgres.url }),
    DATA_DIR: folder,
    DEFAPI_BASE_URL: "http://127.0.0.1:9",
    // A profiler can be loaded with it: `BENCH_NODE_OPTIONS="--cpu-prof --cpu-prof-dir=/tmp"`.
    NODE_OPTIONS: process.env.BENCH_NODE_OPTIONS ?? "",
  });
  try {
    const { slug, cookie } = await seed(folder, postgres);
    await server.start();
    const pages: Record<Route, () => Promise<number>> = {
      "/": () => pagesPerSecond(`${server.url}/`, cookie),
      "/gallery": () => pagesPerSecond(`${server.url}/gallery`, cookie),
      "/v/[slug]": () => pagesPerSecond(`${server.url}/v/${slug}`),
    };
    const emptyPage = () => pagesPerSecond(`${server.url}/empty`);
    for (const warmUp of [emptyPage, ...Object.values(pages), emptyPage]) await warmUp();

    const empty: number[] = [];
    const rates = new Map(routes.map((route) => [route, { own: [] as number[], shares: [] as number[] }]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const [route, { own, shares }] of rates) {
        // Before and after, so that other work on the machine meets both pages alike.
        const before = await emptyPage();
        const rate = await pages[route]();
        const floor = (before + (await emptyPage())) / 2;
        empty.push(floor);
        own.push(rate);
        shares.push(rate / floor);
      }
    }
    note(`${kind}: empty page, a second`, Math.round(quantile(empty, 0.5)));
    const missed = [...rates].filter(([route, { own, shares }]) => {
      const [rate, share] = [quantile(own, 0.5), quantile(shares, 0.5)];
      note(`${kind}: ${route}, a second`, `${rate.toFixed(1)}, ${share.toFixed(2)} × empty (≥ ${PAGE_RATES[route]})`);
      return share < PAGE_RATES[route];
    });
    expect(missed.map(([route]) => route)).toEqual([]);
  } finally {
    await server.stop();
    await postgres?.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Returns the address of the link and the cookie of its owner. The embedded database is closed again for the server. */
async function seed(folder: string, postgres: TestDatabase | null): Promise<{ slug: string; cookie: string }> {
  const database = postgres ?? openDatabase({ dataDir: folder });
  if (!postgres) await database.migrate();
  const userId = await addUser(database.db);
  const [id = ""] = await seedVideos(database.db, path.join(folder, "files"), { userId, count: VIDEOS });
  const slug = await shareVideo(database.db, { userId, id });
  const { name, value } = await cookieOf(database.db, userId);
  if (!postgres) await database.close();
  return { slug, cookie: `${name}=${value}` };
}
