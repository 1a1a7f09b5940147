import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { setTrashed } from "@/db/gallery/entry-queries";
import { exportJobs, sequenceVideos } from "@/db/schema/sequences";
import { claimExportJob, endExportJob, purgeExportJobs, renewExportJob } from "@/db/sequences/export-job-queries";
import { findSequence, insertSequence } from "@/db/sequences/sequence-queries";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { until } from "@/e2e/fixtures/until";
import type { ExportToStore } from "@/lib/sequences/exports/store-export";
import { emptyTimeline, plainClip } from "@/lib/sequences/timeline";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { bodyOf, type Storage } from "@/lib/storage/storage";
import { exportJobsOf, queueExport, removeExportJob } from "./export-jobs";
import type { Programs } from "./ffmpeg";
import { workExports } from "./work-exports";

let database: TestDatabase;
let storage: Storage;
let root: string;
let programs: Programs;
const open: (() => Promise<void>)[] = [];

/** How many frames every file has, as the fake says. */
let frames = "10";

/** Programs named as ffmpeg and ffprobe: the one answers as for a video, the other waits for a file named go. */
async function writeFakes(): Promise<void> {
  const place = path.join(root, "programs");
  const stream = { index: 0, codec_type: "video", codec_name: "h264", width: 64, height: 36, nb_frames: frames };
  const answer = JSON.stringify({ streams: [stream], format: { start_time: "0" } });
  await writeFile(path.join(place, "ffprobe"), `#!/bin/sh\necho '${answer}'\n`, { mode: 0o755 });
  await writeFile(
    path.join(place, "ffmpeg"),
    `#!/bin/sh\necho $$ >> "${root}/pids"\nfor last; do :; done\nwhile [ ! -e "${root}/go" ]; do echo frame=5; sleep 0.05; done\necho video > "$last"\n`,
    { mode: 0o755 },
  );
}

beforeAll(async () => {
  database = await openTestDatabase();
  root = await mkdtemp(path.join(os.tmpdir(), "export-queue-"));
  storage = createLocalDisk(path.join(root, "files"));
  await mkdir(path.join(root, "programs"));
  await writeFakes();
  const place = path.join(root, "programs");
  programs = { ffmpeg: path.join(place, "ffmpeg"), ffprobe: path.join(place, "ffprobe"), path: "/usr/bin:/bin" };
});
afterEach(async () => {
  for (const stop of open.splice(0)) await stop();
  await database.db.delete(exportJobs);
  for (const name of ["go", "pids"]) await rm(path.join(root, name), { force: true });
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});

async function sequenceOf(userId: string): Promise<string> {
  const key = `videos/${crypto.randomUUID()}.mp4`;
  await storage.put(key, bodyOf(new Uint8Array(100)), { contentType: "video/mp4", maxBytes: 1_000 });
  const id = await addGeneration(database.db, { userId, prompt: "a heron", state: "ready", videoKey: key });
  const clip = { ...plainClip, key: "k", videoId: id, name: "a heron", frames: 10, in: 1, out: 10 };
  const content = {
    ...emptyTimeline,
    rate: 24,
    clips: [clip, { ...clip, key: "gap", videoId: null }],
    by: "a",
    seq: 1,
  };
  return (await insertSequence(database.db, { userId, name: "first cut", content, videoIds: [id] })).id;
}

const available = async () => true;
const queue = (userId: string, id: string, base = 1) =>
  queueExport(database.db, { userId, id, base, visibleLabel: false, available });
const jobOf = async (id: string) => (await database.db.select().from(exportJobs).where(eq(exportJobs.id, id)))[0];

function work(given: { atOnce?: number; leaseMs?: number; name?: string; store?: (made: ExportToStore) => void } = {}) {
  const folder = path.join(root, given.name ?? "exports");
  const stop = workExports({
    ...{ services: { db: database.db, storage }, programs, root: folder, atOnce: given.atOnce ?? 1, producer: "x" },
    times: { leaseMs: given.leaseMs ?? 5_000, signMs: 50, lookMs: 100 },
    store: async (_, made) => {
      given.store?.(made);
      const generation = await addGeneration(database.db, { userId: made.userId, prompt: "made", state: "ready" });
      return { ok: true, id: generation };
    },
  });
  open.push(stop);
  return { stop, folder };
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const pids = async () =>
  (await readFile(path.join(root, "pids"), "utf8").catch(() => "")).split("\n").filter(Boolean).map(Number);

test("export queue: a sequence is queued as it is stored, without its gaps, for its owner alone, and two jobs a user", async () => {
  const { db } = database;
  const [user, other] = [await addUser(db), await addUser(db)];
  const id = await sequenceOf(user);
  expect(await queue(other, id)).toMatchObject({ ok: false, error: { code: "not_found" } });
  expect(await queue(user, id, 7)).toMatchObject({ ok: false, error: { code: "conflict" } });
  const lacking = await queueExport(db, {
    userId: user,
    id,
    base: 1,
    visibleLabel: false,
    available: async () => false,
  });
  expect(lacking).toMatchObject({ ok: false, error: { fields: { export: "export_no_ffmpeg" } } });
  const queued = await Promise.all([queue(user, id), queue(user, id), queue(user, id)]);
  expect(queued.filter(({ ok }) => ok)).toHaveLength(2);
  expect(queued.find(({ ok }) => !ok)).toMatchObject({ error: { fields: { export: "exports_waiting" } } });
  const jobs = await exportJobsOf(db, { userId: user });
  expect(jobs.map(({ state, place }) => [state, place]).toSorted()).toEqual([
    ["waiting", 0],
    ["waiting", 1],
  ]);
  const { recipe } = (await jobOf(jobs[0]?.id ?? "")) ?? {};
  expect(recipe).toMatchObject({ name: "first cut", visibleLabel: false, clips: [{ key: "k" }] });
  expect(await exportJobsOf(db, { userId: other })).toEqual([]);
  expect(await removeExportJob(db, { userId: other, id: jobs[0]?.id ?? "" })).toMatchObject({ ok: false });
  const none = { ...emptyTimeline, rate: 24, by: "a", seq: 1 };
  const empty = await insertSequence(db, {
    userId: user,
    name: "none",
    content: none,
    videoIds: [],
  });
  expect(await queue(user, empty.id)).toMatchObject({ error: { fields: { export: "export_nothing" } } });
  expect((await findSequence(db, { userId: user, id }))?.version).toBe(1);
});

test("export queue: one job runs at a time on all processes, the next one when it is done, and nothing stays on the disk", async () => {
  const { db } = database;
  const [a, b] = [await addUser(db), await addUser(db)];
  const [first, second] = [await queue(a, await sequenceOf(a)), await queue(b, await sequenceOf(b))];
  if (!first.ok || !second.ok) throw new Error("not queued");
  const made: ExportToStore[] = [];
  const processes = [
    work({ store: (one) => made.push(one) }),
    work({ store: (one) => made.push(one), name: "others" }),
  ];
  await until("the export queue", async () => (await pids()).length > 0);
  await until("the export queue", async () => ((await exportJobsOf(db, { userId: a }))[0]?.progress ?? 0) > 0);
  expect((await exportJobsOf(db, { userId: a }))[0]?.state).toBe("running");
  expect((await exportJobsOf(db, { userId: b }))[0]).toMatchObject({ state: "waiting", place: 1 });
  expect(await pids()).toHaveLength(1);
  await writeFile(path.join(root, "go"), "");
  await until("the export queue", async () => (await exportJobsOf(db, { userId: b }))[0]?.state !== "waiting");
  await until("the export queue", async () => (await jobOf(second.id))?.state !== "running");
  for (const { folder } of processes) expect(await readdir(folder).catch(() => [])).toEqual([]);
  // What the fake writes has another number of frames than the sequence.
  expect((await jobOf(first.id))?.trouble).toBe("failed");
  expect(made).toEqual([]);
});

test("export queue: a canceled job ends its process and leaves nothing, and is not made again", async () => {
  const { db } = database;
  const user = await addUser(db);
  const queued = await queue(user, await sequenceOf(user));
  if (!queued.ok) throw new Error("not queued");
  const { folder } = work();
  await until("the export queue", async () => (await pids()).length > 0);
  const [pid = 0] = await pids();
  expect(isAlive(pid)).toBe(true);
  expect(await removeExportJob(db, { userId: user, id: queued.id })).toEqual({ ok: true });
  await until("the export queue", async () => !isAlive(pid));
  await until("the export queue", async () => (await readdir(folder)).length === 0);
  expect(await exportJobsOf(db, { userId: user })).toEqual([]);
  expect(await pids()).toHaveLength(1);
});

test("export queue: a server that is told to stop hands its job back at once, without a failure, and another one goes on", async () => {
  const { db } = database;
  const user = await addUser(db);
  const queued = await queue(user, await sequenceOf(user));
  if (!queued.ok) throw new Error("not queued");
  const { stop, folder } = work();
  await until("the export queue", async () => (await pids()).length > 0);
  const [pid = 0] = await pids();
  await stop();
  expect([isAlive(pid), await readdir(folder)]).toEqual([false, []]);
  expect(await jobOf(queued.id)).toMatchObject({ state: "waiting", failures: 0, leaseUntil: null });
  work({ name: "others" });
  await until("the export queue", async () => (await pids()).length > 1);
});

test("export queue: the job of a killed process is taken again after its lease, three times at most", async () => {
  const { db } = database;
  const user = await addUser(db);
  const queued = await queue(user, await sequenceOf(user));
  if (!queued.ok) throw new Error("not queued");
  const claim = () => claimExportJob(db, { atOnce: 1, leaseMs: 60_000, tries: 3 });
  const lapse = () => db.update(exportJobs).set({ leaseUntil: sql`now() - interval '1 second'` });
  const [one, none] = await Promise.all([claim(), claim()]);
  const first = one ?? none;
  if (!first || (one && none)) throw new Error("one of two has it");
  expect(await claim()).toBeNull();
  await lapse();
  const second = await claim();
  expect(second).toMatchObject({ id: queued.id, failures: 1 });
  // The first process was only slow: it finds out, and its end counts for nothing.
  expect(await renewExportJob(db, first, { progress: 500, leaseMs: 60_000 })).toBeNull();
  expect(await endExportJob(db, first, { trouble: "failed" })).toBe(false);
  await lapse();
  expect(await claim()).toMatchObject({ failures: 2 });
  await lapse();
  expect(await claim()).toBeNull();
  expect((await exportJobsOf(db, { userId: user }))[0]).toMatchObject({
    state: "failed",
    trouble: { code: "interrupted" },
  });
  await db.update(exportJobs).set({ finishedAt: sql`now() - interval '8 days'` });
  await purgeExportJobs(db, { days: 7 });
  expect(await exportJobsOf(db, { userId: user })).toEqual([]);
});

test("export queue: a process whose lease was lost stops its child and stores nothing", async () => {
  const { db } = database;
  const user = await addUser(db);
  const queued = await queue(user, await sequenceOf(user));
  if (!queued.ok) throw new Error("not queued");
  const { folder } = work();
  await until("the export queue", async () => (await pids()).length > 0);
  const [pid = 0] = await pids();
  await db.update(exportJobs).set({ leaseUntil: sql`now() + interval '1 hour'` });
  await until("the export queue", async () => !isAlive(pid));
  await until("the export queue", async () => (await readdir(folder)).length === 0);
  expect(await jobOf(queued.id)).toMatchObject({ state: "running", failures: 0 });
});

test("export queue: folders that a killed process left are removed at the start, and a clip that is gone is named", async () => {
  const { db } = database;
  const left = path.join(root, "left", `${crypto.randomUUID()}-abc`);
  await mkdir(left, { recursive: true });
  work({ name: "left" });
  await until("the export queue", async () => (await readdir(path.join(root, "left"))).length === 0);
  const user = await addUser(db);
  const id = await sequenceOf(user);
  const { videoId } = (await database.db.select().from(sequenceVideos).where(eq(sequenceVideos.sequenceId, id))).map(
    ({ generationId }) => ({ videoId: generationId }),
  )[0] ?? { videoId: "" };
  for (const stop of open.splice(0)) await stop();
  const queued = await queue(user, id);
  if (!queued.ok) throw new Error("not queued");
  await setTrashed(db, { userId: user, ids: [videoId], at: new Date() });
  work();
  await until("the end", async () => (await jobOf(queued.id))?.state === "failed");
  expect(await exportJobsOf(db, { userId: user })).toMatchObject([
    { trouble: { code: "gone", place: 1, name: "a heron" }, generationId: null },
  ]);
});

test("export queue: what is done is stored once, under its user, and its job names the video", async () => {
  const { db } = database;
  const user = await addUser(db);
  const id = await sequenceOf(user);
  const queued = await queue(user, id);
  if (!queued.ok) throw new Error("not queued");
  frames = "9";
  await writeFakes();
  await writeFile(path.join(root, "go"), "");
  const made: ExportToStore[] = [];
  work({ store: (one) => made.push(one) });
  await until("the end", async () => (await jobOf(queued.id))?.state === "done");
  frames = "10";
  await writeFakes();
  expect(made).toMatchObject([{ userId: user, sequenceId: id, recipe: { name: "first cut" } }]);
  const [job] = await exportJobsOf(db, { userId: user });
  expect(job).toMatchObject({ state: "done", progress: 1, trouble: null });
  expect(job?.generationId).not.toBeNull();
});
