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
/** Megabytes: what a garbage collector may leave lying about, far below the gigabyte that flows through. */
const FLAT = 200;

type Instance = {
  database: TestDatabase;
  server: Awaited<ReturnType<typeof createServerProcess>>;
  dataDir: string;
  userId: string;
  cookie: Cookie;
};
let [here, there]: (Instance | undefined)[] = [];
let archive: string;
const say = (text: string) => console.log(text);

async function instance(): Promise<Instance> {
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
  [here, there] = [await instance(), await instance()];
  archive = path.join(here.dataDir, "archive.zip");
}, 180_000);
afterAll(async () => {
  for (const one of [here, there]) {
    await one?.server.stop();
    await one?.database.close();
    if (one) await rm(one.dataDir, { recursive: true, force: true });
  }
});

/** Videos that can be played, each with its own five megabytes in a box that players skip. */
async function seed({ database, dataDir, userId }: Instance): Promise<void> {
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

const headers = ({ server, cookie }: Instance) => ({
  cookie: `${cookie.name}=${cookie.value}`,
  origin: server.url,
});

async function download(from: Instance): Promise<void> {
  const selection = JSON.stringify({ query: "", spans: [[null, null]], except: [], also: [] });
  const response = await fetch(`${from.server.url}/api/gallery/zip`, {
    method: "POST",
    headers: headers(from),
    body: new URLSearchParams({ selection }),
  });
  if (!response.ok || !response.body) throw new Error(`the archive answered ${response.status}`);
  await pipeline(Readable.fromWeb(response.body as never), createWriteStream(archive));
}

async function upload(to: Instance): Promise<unknown> {
  const body = Readable.toWeb(createReadStream(archive)) as unknown as BodyInit;
  const request: RequestInit & { duplex: "half" } = { method: "POST", headers: headers(to), body, duplex: "half" };
  const response = await fetch(`${to.server.url}/api/gallery/import`, request);
  return response.json();
}

async function hashes({ database, dataDir, userId }: Instance): Promise<Map<string, string>> {
  const rows = await database.db.select().from(generations).where(eq(generations.userId, userId));
  const found = new Map<string, string>();
  for (const { id, videoKey } of rows) {
    const hash = createHash("sha256");
    await pipeline(createReadStream(path.join(dataDir, "files", videoKey ?? "")), hash);
    found.set(id, hash.digest("hex"));
  }
  return found;
}

const told = (what: string, seen: number[], seconds: number) => {
  const [before = 0, ...during] = seen.map(Math.round);
  const step = Math.max(1, Math.ceil(during.length / 12));
  const shown = during.filter((_, at) => at % step === 0 || at === during.length - 1).join(" ");
  say(`  ${what} in ${seconds.toFixed(0)} s. The server's memory in MB: ${before} before, then ${shown}`);
  return Math.max(...during) - before;
};

test("a gigabyte of videos goes out and comes in elsewhere with memory flat and hashes equal", async () => {
  if (!here || !there) throw new Error("two instances were started");
  await seed(here);
  // What is compiled and opened at the first request is not what grows with an archive.
  await fetch(`${here.server.url}/gallery`, { headers: headers(here) });
  await fetch(`${there.server.url}/gallery`, { headers: headers(there) });
  const [from, to] = [here, there];

  let started = performance.now();
  const out = await watchMemory(from.server.pid() ?? 0, () => download(from));
  const { size } = await stat(archive);
  say(`\n${VIDEOS} videos, ${(size / 1e9).toFixed(2)} GB`);
  const grownOut = told("written", out.seen, (performance.now() - started) / 1_000);

  started = performance.now();
  const back = await watchMemory(to.server.pid() ?? 0, () => upload(to));
  const grownIn = told("taken in", back.seen, (performance.now() - started) / 1_000);
  expect(back.value).toEqual({ imported: VIDEOS, known: 0, problems: [], cut: false });

  const [there_, here_] = [await hashes(to), await hashes(from)];
  say(
    `  videos with the same id and the same hash elsewhere: ${[...here_].filter(([id, hash]) => there_.get(id) === hash).length}`,
  );
  expect(there_).toEqual(here_);
  say(`  most memory over the start: ${grownOut} MB while writing, ${grownIn} MB while taking in (target ${FLAT})`);
  expect(Math.max(grownOut, grownIn)).toBeLessThanOrEqual(FLAT);
});
