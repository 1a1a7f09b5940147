import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createServerProcess } from "@/e2e/faults/server-process";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { imageCorpus } from "@/e2e/hostile/image-corpus";
import { videos } from "@/e2e/hostile/videos";
import { zipStream } from "@/lib/archives/zip-stream";
import { cookieOf } from "./cookie";
import { watchMediaMemory } from "./media-memory";

/** What a server may take at most while it receives the corpus, of what it takes when it does nothing. */
const MAX_SHARE = 1.3;
/** Long enough for a media process to be ended, and for the garbage of the first requests to be collected. */
const REST_MS = 25_000;

let database: TestDatabase;
let dataDir: string;
let server: Awaited<ReturnType<typeof createServerProcess>>;
const report = (text: string) => console.log(text);

beforeAll(async () => {
  database = await openTestDatabase();
  dataDir = await mkdtemp(path.join(os.tmpdir(), "ninefold-hostile-"));
  const environment = { DATABASE_URL: database.url ?? "", DATA_DIR: dataDir, DEFAPI_BASE_URL: "http://127.0.0.1:9" };
  server = await createServerProcess(environment);
  await server.start();
}, 180_000);
afterAll(async () => {
  await server?.stop();
  await database?.close();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
});

/** A new user for each file: the limits per user are not what is measured. */
async function post(address: string, body: Buffer): Promise<Record<string, unknown>> {
  const { name, value } = await cookieOf(database.db, await addUser(database.db));
  const headers = { cookie: `${name}=${value}`, origin: server.url, "x-file-name": "holiday.jpg" };
  const response = await fetch(`${server.url}${address}`, { method: "POST", headers, body: Buffer.from(body) });
  return response.json();
}

async function judgeImage(file: Buffer) {
  const { image, error } = (await post("/api/images", file)) as {
    image?: { width: number; height: number };
    error?: { code: string };
  };
  return image ? { width: image.width, height: image.height } : (error?.code ?? "no answer");
}

async function judgeVideo(file: Buffer) {
  const manifest = {
    ...{ id: randomUUID(), state: "ready", title: null, prompt: "a fox", note: "", tags: [], favorite: false },
    ...{ model: "seedance-2.0", ratio: "16:9", duration: 5, taskId: "task", failure: null },
    ...{ credits: { estimate: "0.5", consumed: "0.5" }, createdAt: "2026-11-20T10:00:00.000Z" },
    ...{
      sentAt: null,
      finishedAt: null,
      video: { sha256: createHash("sha256").update(file).digest("hex") },
      images: [],
    },
  };
  const files = [
    { name: "one/manifest.json", bytes: Buffer.from(JSON.stringify(manifest)) },
    { name: "one/video.mp4", bytes: file },
  ].map(({ name, bytes }) => ({ name, at: new Date(), body: async () => Readable.from([bytes]) }));
  const archive = await buffer(Readable.from(zipStream(Readable.from(files))));
  const { imported, problems } = (await post("/api/gallery/import", archive)) as {
    imported?: number;
    problems?: { code: string }[];
  };
  return imported === 1 ? "whole" : (problems?.[0]?.code ?? "no answer");
}

test("hostile files: each gets its outcome, and the server's memory stays as it is", async () => {
  const files = [
    ...imageCorpus.map(({ name, make, outcome }) => ({
      ...{ name, make, judge: judgeImage },
      expected: typeof outcome === "string" ? outcome : { width: outcome.width, height: outcome.height },
    })),
    ...videos.map(({ name, make, outcome }) => ({
      ...{ name, make, judge: judgeVideo },
      expected: typeof outcome === "string" ? outcome : "whole",
    })),
  ];
  const first = files.find(({ name }) => name === "a baseline JPEG");
  if (!first) throw new Error("the corpus has lost its first photo");
  // The first requests load code, which is not growth caused by a file.
  expect(await first.judge(await first.make())).toEqual(first.expected);
  await judgeVideo(await (videos[0] as (typeof videos)[0]).make());
  await sleep(REST_MS);

  const strange: string[] = [];
  const memory = await watchMediaMemory(server.pid() ?? 0, async () => {
    for (const { name, make, judge, expected } of files) {
      const seen = await judge(await make());
      if (JSON.stringify(seen) !== JSON.stringify(expected))
        strange.push(`${name}: ${JSON.stringify(seen)} and not ${JSON.stringify(expected)}`);
    }
  });
  const share = memory.peak / memory.idle;
  const mb = (value: number) => `${Math.round(value)} MB`;
  report(`\n${files.length} hostile files: ${imageCorpus.length} images, ${videos.length} videos`);
  report(`  with the expected outcome: ${files.length - strange.length}`);
  for (const line of strange) report(`  ${line}`);
  report(
    `  the server: ${mb(memory.idle)} idle, ${mb(memory.peak)} at most (${share.toFixed(2)} times; limit ${MAX_SHARE})`,
  );
  report(`  the media process: ${mb(memory.child)} at most, in ${memory.children} processes one after the other`);
  // The decoders themselves: only the media process may have loaded them.
  expect(await readFile(`/proc/${server.pid()}/maps`, "utf8")).not.toContain("libvips");
  expect(strange).toEqual([]);
  expect(share).toBeLessThanOrEqual(MAX_SHARE);
});
