import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import type { Db } from "@/db/database";
import { AUTH_SECRET } from "@/e2e/faults/server-process";
import { cleanEnvironment } from "@/e2e/fixtures/clean-environment";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { ended, start, stop } from "@/lib/cli/child.mjs";
import { binaries, inRoot } from "@/lib/cli/root.mjs";
import { becomesHealthy } from "@/lib/cli/start/health.mjs";
import { freePort } from "@/lib/cli/start/port.mjs";
import { type Cookie, cookieOf } from "./cookie";
import { seedGallery } from "./gallery-seed";
import { type Memory, memoryOf, watchMemory } from "./memory";
import { GOALS, PURPOSES } from "./memory-goals";

const PAGES = ["/", "/gallery", "/links", "/account"];
/** As long as the simulator waits for further requests, and then some. */
const SETTLE_MS = 100_000;

let postgres: TestDatabase;
let folder: string;
const report = (text: string) => console.log(text);
const missed: string[] = [];
const judge = (what: string, found: number, goal: number, unit: string) => {
  const ok = found <= goal;
  if (!ok) missed.push(what);
  report(
    `  ${what.padEnd(56)} ${found.toFixed(found < 10 ? 2 : 0).padStart(6)} ${unit}   goal ${goal}: ${ok ? "met" : "MISSED"}`,
  );
};

beforeAll(async () => {
  postgres = await openTestDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-memory-"));
});
afterAll(async () => {
  await postgres?.close();
  if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** `npm start` with a data folder, until the first healthy answer. */
async function launch(dataDir: string, more: Record<string, string> = {}) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = start([inRoot("lib/cli/start.mjs")], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...cleanEnvironment(), PORT: String(port), DATA_DIR: dataDir, AUTH_SECRET, ...more },
  });
  const exited = new AbortController();
  void ended(child).then(() => exited.abort());
  const pid = child.pid ?? 0;
  const healthy = becomesHealthy(`${url}/api/ready`, { within: 180_000, signal: exited.signal });
  return { url, pid, healthy, seconds: () => (performance.now() - began) / 1_000, stop: () => stop(child) };
}

async function fill(db: Db): Promise<Cookie> {
  const userId = await addUser(db);
  await seedGallery(db, userId, 60);
  return cookieOf(db, userId);
}

/** Starts with data three times. Returns the median time, and the memory after a few pages and at rest. */
async function live(dataDir: string, cookie: Cookie, more: Record<string, string> = {}) {
  const times: number[] = [];
  for (let round = 0; ; round++) {
    const server = await launch(dataDir, more);
    try {
      expect(await server.healthy).toBe(true);
      times.push(server.seconds());
      if (round < 2) continue;
      await sleep(30_000);
      const before = await memoryOf(server.pid);
      for (let visit = 0; visit < 3; visit++)
        for (const page of PAGES) {
          const answer = await fetch(server.url + page, {
            redirect: "manual",
            headers: { cookie: `${cookie.name}=${cookie.value}` },
          });
          expect(answer.status, page).toBe(200);
          await answer.text();
        }
      const busy = await memoryOf(server.pid);
      await sleep(SETTLE_MS);
      const [, median = 0] = times.sort((a, b) => a - b);
      return { median, before, busy, idle: await memoryOf(server.pid) };
    } finally {
      await server.stop();
    }
  }
}

const show = (what: string, { server, simulator }: Memory) =>
  report(
    `  ${what.padEnd(30)} server ${server.pss.toFixed(0).padStart(4)} (RSS ${server.rss.toFixed(0).padStart(4)})   simulator ${simulator.pss.toFixed(0).padStart(4)} (RSS ${simulator.rss.toFixed(0).padStart(4)})`,
  );
const all = ({ server, simulator }: Memory) => server.pss + simulator.pss;

test("memory: of every part, with the embedded database and with Postgres, and how long a start takes", async () => {
  report("\n  Megabytes (Pss). The launcher is the server's own process.\n");
  const first = await launch(path.join(folder, "new"));
  const { seen } = await watchMemory(first.pid, async () => expect(await first.healthy).toBe(true), 200);
  await first.stop();

  const dataDir = path.join(folder, "filled");
  const database = openDatabase({ dataDir });
  await database.migrate();
  const cookie = await fill(database.db);
  await database.close();
  const embedded = await live(dataDir, cookie);
  const onPostgres = await live(path.join(folder, "postgres"), await fill(postgres.db), {
    DATABASE_URL: postgres.url ?? "",
  });

  for (const [name, { before, busy, idle }] of Object.entries({ embedded, Postgres: onPostgres })) {
    show(`${name}, just started`, before);
    show(`${name}, after a few pages`, busy);
    show(`${name}, at rest`, idle);
  }
  report(
    `  the embedded database, by difference: ${(embedded.idle.server.pss - onPostgres.idle.server.pss).toFixed(0)}\n`,
  );
  judge("at rest, all processes", all(embedded.idle), GOALS.idle, "MB");
  judge("first start with a new DATA_DIR, at its peak", Math.max(...seen), GOALS.firstStart, "MB");
  judge("at rest with Postgres", all(onPostgres.idle), GOALS.idleWithPostgres, "MB");
  judge("start with data, until the first healthy answer", embedded.median, GOALS.secondStart, "s ");
  report(
    `  the same with Postgres: ${onPostgres.median.toFixed(2)} s; load of the machine ${os.loadavg()[0]?.toFixed(1)}`,
  );
});

test("memory: what npm start installs", async () => {
  const { packages } = JSON.parse(await readFile(inRoot("package-lock.json"), "utf8"));
  const sizes: { name: string; bytes: number }[] = [];
  for (const [place, { dev, devOptional }] of Object.entries<{ dev?: boolean; devOptional?: boolean }>(packages)) {
    if (place !== "" && !dev && !devOptional) sizes.push({ name: place, bytes: await sizeOf(inRoot(place)) });
  }
  sizes.sort((a, b) => b.bytes - a.bytes);
  const unexplained: string[] = [];
  report("\n  The heaviest packages of npm start, without source maps, which it removes\n");
  for (const { name, bytes } of sizes.slice(0, 20)) {
    const known = name.replace(/^.*node_modules\//, "");
    const purpose =
      PURPOSES[known] ??
      PURPOSES[known.replace(/-(?:linux|darwin|win32)-.*$/, "")] ??
      PURPOSES[known.split("/")[0] ?? ""];
    report(`  ${(bytes / 1e6).toFixed(1).padStart(6)} MB  ${known.padEnd(36)} ${purpose ?? "?"}`);
    if (purpose === undefined) unexplained.push(known);
  }
  judge(
    "packages that npm start installs",
    sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6,
    GOALS.packages,
    "MB",
  );
  expect(unexplained).toEqual([]);
});

/** Bytes of a package without those inside it, and without source maps. */
async function sizeOf(place: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(place, { withFileTypes: true }).catch(() => [])) {
    const file = path.join(place, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules") bytes += await sizeOf(file);
    else if (entry.isFile() && !entry.name.endsWith(".map")) bytes += (await stat(file)).size;
  }
  return bytes;
}

async function measureBuild() {
  const child = start([binaries.next, "build"], {
    stdio: "ignore",
    env: { ...cleanEnvironment(), NEXT_TELEMETRY_DISABLED: "1" },
  });
  const { value, seen } = await watchMemory(child.pid ?? 0, () => ended(child), 500);
  expect(value).toBe(0);
  report(`\n  a build, at its peak: ${Math.max(...seen).toFixed(0)} MB`);
}

// Takes minutes and replaces the build by an equal one, so only on request.
if (process.env.BENCH_BUILD) test("memory: of a build, which the very first start includes", measureBuild);

test("memory: every goal is met", () => {
  expect(missed).toEqual([]);
});
