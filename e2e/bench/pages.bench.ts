import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createServerProcess } from "@/e2e/faults/server-process";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { type Cookie, cookieOf } from "./cookie";
import { lighthouse, type Run } from "./lighthouse";
import { FIGURES, type Figure, missedGoals, type PageName } from "./page-goals";
import { weigh } from "./page-weight";
import { seedVideos, shareVideo } from "./video-seed";

const RUNS = 5;
const VIDEOS = 60;
const KIB = 1_024;

let folder: string;
let database: TestDatabase;
let server: Awaited<ReturnType<typeof createServerProcess>>;
let browser: Browser;
let pages: Record<PageName, { path: string; cookie: Cookie | null }>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-bench-"));
  database = await openTestDatabase();
  server = await createServerProcess({
    DATABASE_URL: database.url ?? "",
    DATA_DIR: folder,
    DEFAPI_BASE_URL: "http://127.0.0.1:9",
  });
  await server.start();
  browser = await chromium.launch({ executablePath: process.env.CHROME_PATH, args: ["--no-sandbox"] });
  const { db } = database;
  const [userId, newcomer] = [await addUser(db), await addUser(db)];
  const [id = ""] = await seedVideos(db, path.join(folder, "files"), { userId, count: VIDEOS });
  const cookie = await cookieOf(db, userId);
  pages = {
    empty: { path: "/empty", cookie: null },
    "compose, signed out": { path: "/", cookie: null },
    "compose, no videos": { path: "/", cookie: await cookieOf(db, newcomer) },
    "compose, 60 videos": { path: "/", cookie },
    "gallery, 60 videos": { path: "/gallery", cookie },
    "detail, 60 videos": { path: `/gallery/${id}`, cookie },
    share: { path: `/v/${await shareVideo(db, { userId, id })}`, cookie: null },
  };
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
});

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

test("pages: every page is light and fast on a phone", async () => {
  const empty = await weigh(browser, server.url, pages.empty.path, null);
  const missed: string[] = [];
  console.log(`\n${"".padEnd(22)}${FIGURES.map((name) => name.slice(0, 12).padStart(13)).join("")}`);
  for (const [name, { path: address, cookie }] of Object.entries(pages) as [PageName, (typeof pages)[PageName]][]) {
    const { status, ...weight } = await weigh(browser, server.url, address, cookie);
    expect(status).toBe(200);
    const runs: Run[] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await lighthouse(`${server.url}${address}`, { cookie, folder }));
    const middle = (figure: keyof Run) => median(runs.map((run) => run[figure]));
    const figures: Record<Figure, number> = {
      performance: middle("performance"),
      accessibility: middle("accessibility"),
      "best-practices": middle("best-practices"),
      seo: middle("seo"),
      paint: middle("paint"),
      blocking: middle("blocking"),
      shift: middle("shift"),
      script: (weight.first + weight.later - empty.first - empty.later) / KIB,
      html: weight.html / KIB,
      requests: weight.requests,
    };
    const shown = FIGURES.map((figure) => figures[figure].toFixed(figure === "shift" ? 3 : 1).padStart(13));
    console.log(`${name.padEnd(22)}${shown.join("")}   runs ${runs.map((run) => run.performance).join(" ")}`);
    missed.push(...missedGoals(name, figures));
  }
  expect(missed).toEqual([]);
});
