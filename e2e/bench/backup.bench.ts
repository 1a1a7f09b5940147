import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesIn, finishAll, rowsIn, submit, withDatabase } from "@/e2e/fixtures/backup-world";
import { cleanEnvironment } from "@/e2e/fixtures/clean-environment";
import { breaches } from "@/e2e/fixtures/invariants";
import { emptyDatabase } from "@/e2e/fixtures/old-database";
import { startS3Server } from "@/e2e/fixtures/s3-server";
import { openTestApp, type TestApp } from "@/e2e/fixtures/test-app";
import { ended, start } from "@/lib/cli/child.mjs";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { createS3 } from "@/lib/storage/s3";
import { bodyOf, type Storage } from "@/lib/storage/storage";

/**
 * `npm run test:backup`: 300 videos, backed up while more are submitted, restored elsewhere, and moved, each also with
 * a kill -9 at 10 points. The commands are those that users type.
 */
const VIDEOS = 300;
const KILLS = 10;
/** For this long a killed backup counts as running. */
const SILENT_MS = 21_000;
let world: TestApp;
let folder: string;
let ada: string;
let s3: Awaited<ReturnType<typeof startS3Server>>;

/** Every video has bytes of its own, although the simulator draws one: a box that players skip is added at the end. */
function distinct(storage: Storage): Storage {
  async function* padded(body: AsyncIterable<Uint8Array>) {
    yield* body;
    const box = Buffer.concat([Buffer.from([0, 0, 0, 40]), Buffer.from("free"), randomBytes(32)]);
    yield* bodyOf(box);
  }
  return { ...storage, put: (key, body, options) => storage.put(key, padded(body), options) };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-backup-bench-"));
  s3 = await startS3Server("files", "backups");
  const storage = distinct(createLocalDisk(path.join(folder, "data/files")));
  world = await openTestApp({ renderMs: 50, services: { storage, generationsAtOnce: 20 } });
  ada = await world.user();
  for (let n = 0; n < VIDEOS; n++) await submit(world.services, ada, `video ${n}`);
  await finishAll(world.services, 900_000);
}, 1_200_000);
afterAll(async () => {
  await world.close();
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

type Place = { dataDir: string; url?: string };

const settings = ({ dataDir, url }: Place, more: Record<string, string>) => {
  const { endpoint, accessKeyId, secretAccessKey, region } = s3.config("files");
  return {
    ...cleanEnvironment(),
    DATA_DIR: dataDir,
    ...(url && { DATABASE_URL: url, AUTH_SECRET: "a secret that is long enough for a test" }),
    S3_ENDPOINT: endpoint,
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
    S3_REGION: region,
    ...more,
  };
};

/** Runs a command, ended with kill -9 after `killMs` where that is given. Returns its exit code and how long it ran. */
async function command(place: Place, words: string[], more: Record<string, string> = {}, killMs?: number) {
  const argv = ["--conditions=react-server", "--import", "tsx", path.resolve("lib/backup/main.ts"), ...words];
  const began = performance.now();
  const child = start(argv, { env: settings(place, more), stdio: ["ignore", "inherit", "inherit"] });
  const timer = killMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killMs);
  const code = await ended(child);
  clearTimeout(timer);
  return { code, ms: performance.now() - began };
}

/** The same, killed at points over all of the time that it takes, and then to its end. */
async function killedAtTenPoints(name: string, wholeMs: number, run: (killMs?: number) => ReturnType<typeof command>) {
  let killed = 0;
  let isDone = false;
  for (let point = 1; point <= KILLS && !isDone; point++) {
    const { code } = await run((wholeMs * point) / (KILLS + 1));
    if (code === 137) killed += 1;
    else expect(code).toBe(0);
    isDone = code === 0 && name !== "backup";
    if (name === "backup") await sleep(SILENT_MS);
  }
  if (!isDone) expect((await run()).code).toBe(0);
  console.info(`${name}: about ${Math.round(wholeMs)} ms whole, killed at ${killed} points, then complete`);
  expect(killed).toBeGreaterThan(KILLS / 2);
}

test("test:backup: 300 videos, while submits run, on both databases and stores, with kills", async () => {
  const here: Place = { dataDir: path.join(folder, "data"), url: world.database.url ?? "" };
  const inFolder = path.join(folder, "backups");
  const busy = (async () => {
    for (let n = 0; n < 30; n++) await submit(world.services, ada, `meanwhile ${n}`);
    await finishAll(world.services, 300_000);
  })();
  const first = await command(here, ["backup", "--to", inFolder]);
  expect(first.code).toBe(0);
  await busy;

  // What was backed up while videos were made holds by itself.
  const during = path.join(folder, "during");
  const restored = await command({ dataDir: during }, ["restore", "--from", inFolder]);
  expect(restored.code).toBe(0);
  await withDatabase({ dataDir: during }, async ({ db }) => {
    const storage = createLocalDisk(path.join(during, "files"));
    const tasks: never[] = [];
    const found = (await breaches({ db, storage, tasks })).filter((breach) => !breach.startsWith("task"));
    expect(found).toEqual([]);
  });

  const rows = await rowsIn(world.database);
  const hashes = await filesIn(world.services.storage);
  await killedAtTenPoints("backup", first.ms, (killMs) =>
    command(here, ["backup", "--to", "s3://backups/a"], {}, killMs),
  );

  // Postgres and disk → embedded and S3.
  const embedded: Place = { dataDir: path.join(folder, "embedded") };
  const onS3 = { S3_BUCKET: "files" };
  const restoreWords = ["restore", "--from", "s3://backups/a"];
  await killedAtTenPoints("restore", restored.ms, (killMs) => command(embedded, restoreWords, onS3, killMs));
  await withDatabase(embedded, async (database) => expect(await rowsIn(database)).toEqual(rows));
  expect(await filesIn(createS3(s3.config("files")))).toEqual(hashes);

  // S3 → disk, and from there back to Postgres.
  await killedAtTenPoints("move", first.ms + 10_000, (killMs) =>
    command(embedded, ["storage", "move", "--to", "disk"], onS3, killMs),
  );
  expect(await filesIn(createLocalDisk(path.join(embedded.dataDir, "files")))).toEqual(hashes);
  expect((await command(embedded, ["storage", "check"], onS3)).code).toBe(0);
  const back = path.join(folder, "back");
  expect((await command(embedded, ["backup", "--to", back], onS3)).code).toBe(0);
  const empty = await emptyDatabase();
  expect((await command(empty.place, ["restore", "--from", back])).code).toBe(0);
  await withDatabase(empty.place, async (database) => expect(await rowsIn(database)).toEqual(rows));
  expect(await filesIn(createLocalDisk(path.join(empty.place.dataDir, "files")))).toEqual(hashes);
  await empty.drop();
});
