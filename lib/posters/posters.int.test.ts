import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type Generation, generations, transitions } from "@/db/schema/generations";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { fakeFfmpeg } from "@/e2e/fixtures/fake-ffmpeg";
import { addUser } from "@/e2e/fixtures/rows";
import { publish, subscribe } from "@/lib/generations/live/events";
import type { GenerationView } from "@/lib/generations/view";
import { createLocalDisk } from "@/lib/storage/local-disk";
import type { Storage } from "@/lib/storage/storage";
import { findFfmpeg } from "./ffmpeg";
import { startPosters } from "./make-posters";
import { receivePoster } from "./receive-poster";

const appUrl = "https://ninefold.test";
let database: TestDatabase;
let root: string;
let storage: Storage;
let ada: string;
let bob: string;
const undo: (() => unknown)[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  root = await mkdtemp(path.join(tmpdir(), "posters-"));
  storage = createLocalDisk(root);
  [ada, bob] = [await user(), await user()];
});
afterEach(async () => {
  for (const each of undo.splice(0)) await each();
  await database.db.delete(generations);
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});

const services = () => ({ db: database.db, storage, publish });
const postersKept = () => readdir(path.join(root, "posters")).catch(() => []);
const still = (width = 320, height = 180, color = "#a04020") =>
  sharp({ create: { width, height, channels: 3, background: color } });
const png = (...size: Parameters<typeof still>) =>
  still(...size)
    .png()
    .toBuffer();

const user = () => addUser(database.db);

async function video(userId = ada, more: Partial<Generation> = {}): Promise<Generation> {
  const videoKey = `videos/${randomUUID()}.mp4`;
  const bytes = Buffer.from("the video");
  await storage.put(
    videoKey,
    (async function* () {
      yield bytes;
    })(),
    { contentType: "video/mp4", maxBytes: 100 },
  );
  const [row] = await database.db
    .insert(generations)
    .values({
      userId,
      requestId: randomUUID(),
      state: "ready",
      prompt: "A fox",
      model: "seedance-2.0",
      ratio: "16:9",
      duration: 5,
      estimate: "0.5",
      videoKey,
      videoSha256: "0".repeat(64),
      videoBytes: bytes.length,
      videoWidth: 320,
      videoHeight: 180,
      finishedAt: new Date(),
      ...more,
    })
    .returning();
  if (!row) throw new Error("no row");
  await database.db.insert(transitions).values({ generationId: row.id, userId, from: "saving", to: row.state });
  return row;
}

async function read(id: string): Promise<Generation> {
  const [row] = await database.db.select().from(generations).where(eq(generations.id, id));
  if (!row) throw new Error("no row");
  return row;
}

async function withFfmpeg(script: string, image?: Uint8Array) {
  const fake = await fakeFfmpeg(script, image);
  undo.push(fake.remove);
  return fake;
}

function start(searchPath: string): void {
  undo.unshift(startPosters(services(), () => findFfmpeg(searchPath)));
}

const finished = (row: Generation) =>
  publish({ id: 1, userId: row.userId, generationId: row.id, from: "saving", to: "ready" });

test("a finished video gets a poster and a color from ffmpeg, and its pages are notified", async () => {
  const { path: searchPath } = await withFfmpeg('cat "$here/frame"', await png(1280, 720));
  start(searchPath);
  const row = await video();
  const told = vi.fn();
  undo.push(subscribe(told));
  finished(row);
  const change = expect.objectContaining({ generationId: row.id, from: "ready", to: "ready" });
  await vi.waitFor(() => expect(told).toHaveBeenLastCalledWith(change), 5_000);
  const made = await read(row.id);
  expect(made.placeholder).toBe("#a04020");
  expect(made.state).toBe("ready");
  const file = await readFile(path.join(root, made.posterKey ?? ""));
  expect(file.byteLength).toBe(made.posterBytes);
  expect(await sharp(file).metadata()).toMatchObject({ format: "webp", width: 960, height: 540 });
});

test("videos that a crash left without a poster get one at the next start, one at a time", async () => {
  const rows = await Promise.all([video(), video(bob), video()]);
  const fake = await withFfmpeg(
    '[ -e "$here/busy" ] && touch "$here/two"; touch "$here/busy"; sleep 0.1; cat "$here/frame"; rm "$here/busy"',
    await png(),
  );
  start(fake.path);
  await vi.waitFor(async () => {
    for (const row of rows) expect((await read(row.id)).posterKey).not.toBeNull();
  }, 5_000);
  expect(await readdir(fake.folder)).not.toContain("two");
});

test("ffmpeg gets the video as a local file, without our secrets, within limits", async () => {
  process.env.NINEFOLD_TEST_SECRET = "do not tell";
  undo.push(() => delete process.env.NINEFOLD_TEST_SECRET);
  const fake = await withFfmpeg(
    'env >> "$here/env"; ulimit -t >> "$here/seconds"; for a; do f=$a; case "$f" in *video.mp4) cp "$f" "$here/video" ;; esac; done; cat "$here/frame"',
    await png(),
  );
  const row = await video();
  start(fake.path);
  await vi.waitFor(async () => expect((await read(row.id)).posterKey).not.toBeNull(), 5_000);
  expect(await readFile(path.join(fake.folder, "video"), "utf8")).toBe("the video");
  expect(await readFile(path.join(fake.folder, "env"), "utf8")).not.toContain("do not tell");
  expect(await readFile(path.join(fake.folder, "seconds"), "utf8")).toMatch(/^20\n/);
  const [call = ""] = (await readFile(fake.calls, "utf8")).split("\n");
  const [before = ""] = call.split(" -i ./video.mp4 ");
  for (const option of ["-nostdin", "-protocol_whitelist file,pipe", "-f mov", "-codec_whitelist", "-max_pixels"])
    expect(before).toContain(option);
});

test("a video that fades in from black gets a later frame", async () => {
  const fake = await withFfmpeg(
    'case "$*" in *"-ss 0.5"*) cat "$here/black";; *) cat "$here/frame";; esac',
    await png(),
  );
  await still(320, 180, "#000000").png().toFile(path.join(fake.folder, "black"));
  const row = await video();
  start(fake.path);
  await vi.waitFor(async () => expect((await read(row.id)).placeholder).toBe("#a04020"), 5_000);
});

test.each([
  ["fails", "exit 1"],
  ["writes something other than an image", "echo not an image"],
  ["writes endlessly", "exec yes"],
])("an ffmpeg that %s costs the poster and never the video", async (_, script) => {
  const fake = await withFfmpeg(script);
  const row = await video();
  start(fake.path);
  await vi.waitFor(async () => expect(await readFile(fake.calls, "utf8")).toContain("-ss 0 "), 10_000);
  expect(await read(row.id)).toMatchObject({ state: "ready", posterKey: null, videoKey: row.videoKey });
});

test("a video whose file is missing is tried less and less often, and again when its file is back", async () => {
  const fake = await withFfmpeg('cat "$here/frame"', await png());
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
  undo.push(() => vi.useRealTimers());
  const row = await video();
  const stored = await readFile(path.join(root, row.videoKey ?? ""));
  await rm(path.join(root, row.videoKey ?? ""));
  const open = vi.spyOn(storage, "open");
  undo.push(() => open.mockRestore());
  const walkFor = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 10) {
      vi.advanceTimersByTime(10 * 60_000);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };
  start(fake.path);
  await vi.waitFor(() => expect(open).toHaveBeenCalled(), 5_000);
  await walkFor(600);
  expect(open.mock.calls.length).toBeGreaterThan(2);
  expect(open.mock.calls.length).toBeLessThan(8);
  await writeFile(path.join(root, row.videoKey ?? ""), stored);
  await walkFor(2 * 24 * 60);
  await vi.waitFor(async () => expect((await read(row.id)).posterKey).not.toBeNull(), 5_000);
});

test("an ffmpeg that hangs is killed when the server stops", async () => {
  const fake = await withFfmpeg('echo $$ > "$here/pid"; exec sleep 60');
  await video();
  const stop = startPosters(services(), () => findFfmpeg(fake.path));
  const pid = await vi.waitFor(async () => Number(await readFile(path.join(fake.folder, "pid"), "utf8")), 5_000);
  stop();
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow(), 2_000);
});

test("without ffmpeg the server tries nothing", async () => {
  expect(await findFfmpeg("/nowhere")).toBeNull();
});

function send(userId: string, id: string, body: Uint8Array) {
  const request = new Request(`${appUrl}/api/generations/${id}/poster`, {
    method: "POST",
    body: Buffer.from(body),
  });
  return receivePoster(services(), { userId, id, request });
}

test("without ffmpeg the owner's browser sends a frame, which is re-encoded within 60 kB", async () => {
  const row = await video();
  const noise = await sharp({
    create: {
      width: 1280,
      height: 720,
      channels: 3,
      background: "#808080",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .jpeg({ quality: 80 })
    .withExif({ IFD0: { Artist: "Ada" } })
    .toBuffer();
  const told = vi.fn();
  undo.push(subscribe(told));
  const response = await send(ada, row.id, noise);
  expect(response.status).toBe(201);
  const { generation } = (await response.json()) as { generation: GenerationView };
  expect(generation.posterUrl).toBe(`/api/files/poster/${row.id}`);
  const made = await read(row.id);
  const file = await readFile(path.join(root, made.posterKey ?? ""));
  expect(file.byteLength).toBeLessThanOrEqual(60_000);
  expect(file.includes("Ada")).toBe(false);
  expect((await sharp(file).metadata()).width).toBeLessThanOrEqual(960);
});

test("a video with a poster keeps it, even when two browsers send one at once", async () => {
  const row = await video();
  const before = (await postersKept()).length;
  const bytes = await png();
  const answers = await Promise.all([send(ada, row.id, bytes), send(ada, row.id, bytes), send(ada, row.id, bytes)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  expect((await send(ada, row.id, bytes)).status).toBe(409);
  expect(await postersKept()).toHaveLength(before + 1);
});

test("a poster for another user's video, an unfinished one, or from another site is refused", async () => {
  const [row, open, trashed] = [
    await video(),
    await video(ada, { state: "saving" }),
    await video(ada, { deletedAt: new Date() }),
  ];
  const bytes = await png();
  expect((await send(bob, row.id, bytes)).status).toBe(404);
  expect((await send(ada, open.id, bytes)).status).toBe(404);
  expect((await send(ada, trashed.id, bytes)).status).toBe(404);
  expect((await send(ada, "../x", bytes)).status).toBe(404);
  expect((await read(row.id)).posterKey).toBeNull();
});

test("an image that is not a frame of this video is refused", async () => {
  const row = await video();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180"/>');
  const wide = await png(400, 180);
  const cut = (await png(320, 180)).subarray(0, 60);
  const huge = await still(4_800, 2_700).jpeg().toBuffer();
  const whole = await Promise.all([still().jpeg().toBuffer(), still().webp({ lossless: true }).toBuffer(), png()]);
  const halves = whole.flatMap((bytes) => [0.5, 0.9].map((share) => bytes.subarray(0, bytes.length * share)));
  for (const bytes of [Buffer.alloc(0), svg, wide, cut, huge, ...halves])
    expect((await send(ada, row.id, bytes)).status).toBe(400);
  expect((await send(ada, row.id, Buffer.alloc(2_000_001, 0xff))).status).toBe(413);
  expect((await read(row.id)).posterKey).toBeNull();
  expect((await send(ada, row.id, await png(322, 180))).status).toBe(201);
});
