import { createHash, randomBytes, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generations } from "@/db/schema/generations";
import { createServerProcess } from "@/e2e/faults/server-process";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import { type Cookie, cookieOf } from "./cookie";
import { watchMemory } from "./memory";

const VIDEOS = Number(process.env.BENCH_VIDEOS ?? 200);
const BYTES_EACH = 5_000_000;
/** Megabytes that the garbage collector may not have freed yet, far below the gigabyte that is transferred. */
const MAX_GROWTH = 200;

type TestServer = {
  database: TestDatabase;
  server: Awaited<ReturnType<typeof createServerProcess>>;
  dataDir: string;
  userId: string;
  cookie: Cookie;
};
let [source, target]: (TestServer | undefined)[] = [];
let archive: string;
const report = (text: string) => console.log(text);

async function startTestServer(): Promise<TestServer> {
  const database = await openTestDatabase();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "ninefold-zip-bench-"));
  const server = await createServerProcess({
    DATABASE_URL: database.url ?? "",
    DATA_DIR: dataDir,
    DEFAPI_BASE_URL: "http://127.0.0.1:9",
  });
  await server.start();
  const userId = await addUser(database.db);
  return { database, server, dataDir, userId, cookie: await cookieOf(database.db, userId) };
}

beforeAll(async () => {
  [source, target] = [await startTestServer(), await startTestServer()];
  archive = path.join(source.dataDir, "archive.zip");
}, 180_000);
afterAll(async () => {
  for (const one of [source, target]) {
    await one?.server.stop();
    await one?.database.close();
    if (one) await rm(one.dataDir, { recursive: true, force: true });
  }
});

/** Playable videos, each with its own five megabytes in a box that players skip. */
async function seed({ database, dataDir, userId }: TestServer): Promise<void> {
  const video = Buffer.from(await tinyVideo({ width: 64, height: 36 }, 1));
  await mkdir(path.join(dataDir, "files", "videos"), { recursive: true });
  for (let at = 0; at < VIDEOS; at++) {
    const padding = randomBytes(BYTES_EACH - video.length);
    padding.writeUInt32BE(padding.length, 0);
    padding.write("free", 4, "latin1");
    const bytes = Buffer.concat([video, padding]);
    const videoKey = `videos/${randomUUID()}.mp4`;
    await writeFile(path.join(dataDir, "files", videoKey), bytes);
    await database.db.insert(generations).values({
      ...{ userId, requestId: randomUUID(), state: "ready", prompt: `Video number ${at}` },
      ...{ model: "seedance-2.0", ratio: "16:9", duration: 5, estimate: "0.5", consumed: "0.5" },
      ...{ videoKey, videoBytes: bytes.length, videoSha256: createHash("sha256").update(bytes).digest("hex") },
      ...{ videoWidth: 64, videoHeight: 36, createdAt: new Date(Date.now() - at * 60_000) },
    });
  }
}

const headers = ({ server, cookie }: TestServer) => ({
  cookie: `${cookie.name}=${cookie.value}`,
  origin: server.url,
});

async function download(from: TestServer): Promise<void> {
  const selection = JSON.stringify({ query: "", spans: [[null, null]], except: [], also: [] });
  const response = await fetch(`${from.server.url}/api/gallery/zip`, {
    method: "POST",
    headers: headers(from),
    body: new URLSearchParams({ selection }),
  });
  if (!response.ok || !response.body) throw new Error(`the archive answered ${response.status}`);
  await pipeline(Readable.fromWeb(response.body as never), createWriteStream(archive));
}

async function upload(to: TestServer): Promise<unknown> {
  const body = Readable.toWeb(createReadStream(archive)) as unknown as BodyInit;
  const request: RequestInit & { duplex: "half" } = { method: "POST", headers: headers(to), body, duplex: "half" };
  const response = await fetch(`${to.server.url}/api/gallery/import`, request);
  return response.json();
}

async function hashes({ database, dataDir, userId }: TestServer): Promise<Map<string, string>> {
  const rows = await database.db.select().from(generations).where(eq(generations.userId, userId));
  const found = new Map<string, string>();
  for (const { id, videoKey } of rows) {
    const hash = createHash("sha256");
    await pipeline(createReadStream(path.join(dataDir, "files", videoKey ?? "")), hash);
    found.set(id, hash.digest("hex"));
  }
  return found;
}

const reportMemory = (what: string, seen: number[], seconds: number) => {
  const [before = 0, ...during] = seen.map(Math.round);
  const step = Math.max(1, Math.ceil(during.length / 12));
  const shown = during.filter((_, at) => at % step === 0 || at === during.length - 1).join(" ");
  report(`  ${what} in ${seconds.toFixed(0)} s. The server's memory in MB: ${before} before, then ${shown}`);
  return Math.max(...during) - before;
};

test("archives: a gigabyte of videos is exported and imported with flat memory and equal hashes", async () => {
  if (!source || !target) throw new Error("two servers must be running");
  await seed(source);
  // The first request compiles and opens things, which is not growth caused by an archive.
  await fetch(`${source.server.url}/gallery`, { headers: headers(source) });
  await fetch(`${target.server.url}/gallery`, { headers: headers(target) });
  const [from, to] = [source, target];

  let started = performance.now();
  const out = await watchMemory(from.server.pid() ?? 0, () => download(from));
  const { size } = await stat(archive);
  report(`\n${VIDEOS} videos, ${(size / 1e9).toFixed(2)} GB`);
  const exportGrowth = reportMemory("exported", out.seen, (performance.now() - started) / 1_000);

  started = performance.now();
  const back = await watchMemory(to.server.pid() ?? 0, () => upload(to));
  const importGrowth = reportMemory("imported", back.seen, (performance.now() - started) / 1_000);
  expect(back.value).toEqual({ imported: VIDEOS, known: 0, elements: 0, sequences: 0, problems: [], cut: false });

  const [imported, exported] = [await hashes(to), await hashes(from)];
  report(
    `  videos with the same id and the same hash after the import: ${[...exported].filter(([id, hash]) => imported.get(id) === hash).length}`,
  );
  expect(imported).toEqual(exported);
  report(
    `  most growth in memory: ${exportGrowth} MB while exporting, ${importGrowth} MB while importing (target ${MAX_GROWTH})`,
  );
  expect(Math.max(exportGrowth, importGrowth)).toBeLessThanOrEqual(MAX_GROWTH);
});
