import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportJobs } from "@/db/schema/sequences";
import { insertSequence } from "@/db/sequences/sequence-queries";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { until } from "@/e2e/fixtures/until";
import { hasFfmpeg, numberedVideo, numbersIn } from "@/e2e/fixtures/videos/numbered-video";
import { emptyTimeline, plainClip } from "@/lib/sequences/timeline";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { bodyOf, type Storage } from "@/lib/storage/storage";
import { exportJobsOf, queueExport } from "./export-jobs";
import { detectFfmpeg, type Programs } from "./ffmpeg";
import { SERVER_EXPORT } from "./limits";
import { workExports } from "./work-exports";

/** Every write to it fails as on a full disk, for any user. */
const FULL = "/dev/full";
const FRAMES = 12;
/** One more than a piece has. */
const CLIPS = SERVER_EXPORT.pieceParts + 1;

let database: TestDatabase;
let storage: Storage;
let root: string;
let programs: Programs;

/** The machine's ffmpeg, but in the folder of the named job the named file lies on a full disk. */
async function fillDisk(jobId: string, file: string): Promise<void> {
  const lines = ["#!/bin/sh", `case "$PWD" in */${jobId}-*) ln -sf ${FULL} ${file} ;; esac`, 'exec ffmpeg "$@"', ""];
  await writeFile(programs.ffmpeg, lines.join("\n"), { mode: 0o755 });
}

beforeAll(async () => {
  database = await openTestDatabase();
  root = await mkdtemp(path.join(os.tmpdir(), "full-disk-"));
  storage = createLocalDisk(path.join(root, "files"));
  await mkdir(path.join(root, "programs"));
  const found = await detectFfmpeg();
  if (found.ok) programs = { ...found.programs, ffmpeg: path.join(root, "programs", "ffmpeg") };
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});

/** A job of a user's own whose clips have to be encoded, in two pieces. */
async function queued(): Promise<{ userId: string; id: string }> {
  const userId = await addUser(database.db);
  const videoKey = `videos/${crypto.randomUUID()}.mp4`;
  const bytes = numberedVideo({ frames: FRAMES, clicks: [0.1] });
  await storage.put(videoKey, bodyOf(bytes), { contentType: "video/mp4", maxBytes: 1e9 });
  const videoId = await addGeneration(database.db, { userId, prompt: "a heron", state: "ready", videoKey });
  const clips = Array.from({ length: CLIPS }, (_, at) => ({
    ...{ ...plainClip, key: `k${at}`, videoId, name: "a heron", frames: FRAMES, in: 1, out: FRAMES },
  }));
  const content = { ...emptyTimeline, rate: 24, clips, by: "a", seq: 1 };
  const sequence = await insertSequence(database.db, { userId, name: "first cut", content, videoIds: [videoId] });
  const job = await queueExport(database.db, {
    ...{ userId, id: sequence.id, base: 1, visibleLabel: false, available: async () => true },
  });
  if (!job.ok) throw new Error("not queued");
  return { userId, id: job.id };
}

const isEnded = (job: { state: string } | undefined) => job?.state === "done" || job?.state === "failed";
const jobOf = async (id: string) => (await database.db.select().from(exportJobs).where(eq(exportJobs.id, id)))[0];

describe.skipIf(!hasFfmpeg || !existsSync(FULL))("exports by ffmpeg onto a full disk", { timeout: 300_000 }, () => {
  test.each(["piece-1.mp4", "sound.f32", "export.mp4"])(
    "server export: a disk that is full at %s is named, nothing of the export stays, and the next one is made",
    async (file) => {
      const [first, second] = [await queued(), await queued()];
      await fillDisk(first.id, file);
      const made: { userId: string; bytes: Uint8Array }[] = [];
      const folder = path.join(root, "exports");
      const stop = workExports({
        ...{ services: { db: database.db, storage }, programs, root: folder, atOnce: 1, producer: "x" },
        times: { leaseMs: 30_000, signMs: 50, lookMs: 100 },
        store: async (_, one) => {
          made.push({ userId: one.userId, bytes: new Uint8Array(await readFile(one.file)) });
          return {
            ok: true,
            id: await addGeneration(database.db, { userId: one.userId, prompt: "made", state: "ready" }),
          };
        },
      });
      try {
        await until("the end", async () => isEnded(await jobOf(second.id)), 250_000);
      } finally {
        await stop();
      }
      expect(await exportJobsOf(database.db, first)).toMatchObject([
        { state: "failed", trouble: { code: "disk_full" }, generationId: null },
      ]);
      expect(await readdir(folder)).toEqual([]);
      expect(made.map(({ userId }) => userId)).toEqual([second.userId]);
      expect(numbersIn(made[0]?.bytes ?? new Uint8Array())).toHaveLength(CLIPS * (FRAMES - 1));
    },
  );
});
