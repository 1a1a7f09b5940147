import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { setTrashed } from "@/db/gallery/entry-queries";
import { ledger } from "@/db/schema/credits";
import { generations, submitAttempts, transitions } from "@/db/schema/generations";
import { sequenceExports } from "@/db/schema/sequences";
import { silent, withDatabase } from "@/e2e/fixtures/backup-world";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { breaches } from "@/e2e/fixtures/invariants";
import { emptyDatabase } from "@/e2e/fixtures/old-database";
import { addUser } from "@/e2e/fixtures/rows";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import { withSound } from "@/e2e/fixtures/videos/with-sound";
import { env } from "@/env";
import { backUp } from "@/lib/backup/back-up";
import { BACKUP_KEYS } from "@/lib/backup/manifest";
import { restoreBackup } from "@/lib/backup/restore-backup";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { type Storage, StorageError } from "@/lib/storage/storage";
import type { Recipe } from "../content";
import { RATE } from "../limits";
import { createSequence } from "../sequences";
import { emptyTimeline } from "../timeline";
import { storeExport } from "./store-export";

let database: TestDatabase;
let root: string;
let storage: Storage;
let userId: string;
let sequenceId: string;
let video: Uint8Array;
const recipe: Recipe = { ...emptyTimeline, rate: RATE, name: "Heron at dawn", visibleLabel: false };

beforeAll(async () => {
  database = await openTestDatabase();
  root = await mkdtemp(path.join(os.tmpdir(), "ninefold-stored-"));
  storage = createLocalDisk(root);
  video = await tinyVideo({ width: 64, height: 36 }, 2);
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});
beforeEach(async () => {
  userId = await addUser(database.db);
  const made = await createSequence(database.db, { userId, name: "Heron at dawn", from: null });
  if (!made.ok) throw new Error(made.error.code);
  sequenceId = made.id;
});

/** Stores these bytes as an export of the sequence; the file that they come in is gone afterwards. */
async function store(bytes: Uint8Array, change: Partial<Recipe> = {}, on = storage) {
  const file = path.join(root, `${randomUUID()}.part`);
  await writeFile(file, bytes);
  const given = { userId, sequenceId, recipe: { ...recipe, ...change }, file };
  const done = await storeExport({ db: database.db, storage: on }, given);
  await expect(stat(file)).rejects.toThrow();
  return done;
}
const gallery = () => database.db.select().from(generations).where(eq(generations.userId, userId));
const keptFiles = async () => (await readdir(path.join(root, "videos"))).length;

test("an export becomes a finished video of the gallery that cost nothing, with its recipe", async () => {
  const { db } = database;
  const sound = await withSound(video, { seconds: 2, clickAt: 1, codec: "aac" });
  const done = await store(sound);
  if (!done.ok) throw new Error(done.error.code);
  const [row, ...more] = await gallery();
  expect(more).toEqual([]);
  expect(row).toMatchObject({
    ...{ id: done.id, state: "ready", model: "sequence", prompt: "Heron at dawn", title: "Heron at dawn" },
    ...{ ratio: "16:9", duration: 2, videoWidth: 64, videoHeight: 36, videoBytes: sound.byteLength },
    ...{ consumed: null, taskId: null, sentAt: null, renderedAt: null, dueAt: null },
  });
  expect(Number(row?.estimate)).toBe(0);
  expect((await storage.stat(row?.videoKey ?? ""))?.bytes).toBe(sound.byteLength);
  const own = eq(transitions.generationId, done.id);
  expect(await db.select().from(transitions).where(own)).toMatchObject([{ from: null, to: "ready", note: "exported" }]);
  const [kept] = await db.select().from(sequenceExports).where(eq(sequenceExports.generationId, done.id));
  expect(kept).toMatchObject({ sequenceId, recipe });
  expect(await db.$count(ledger, eq(ledger.userId, userId))).toBe(0);
  expect(await db.$count(submitAttempts, eq(submitAttempts.generationId, done.id))).toBe(0);
});

test("the same export is stored once, twice at the same time as well; with other captions it is another one", async () => {
  const files = await keptFiles();
  const [one, two] = await Promise.all([store(video), store(video)]);
  const again = await store(video);
  expect([two, again]).toEqual([one, one]);
  const other = await store(video, { captions: [{ from: 0, to: 24, text: "Dawn." }] });
  expect(other.ok && one.ok && other.id !== one.id).toBe(true);
  expect(await keptFiles()).toBe(files + 2);
  if (!one.ok) return;
  await setTrashed(database.db, { userId, ids: [one.id], at: new Date() });
  const fresh = await store(video);
  expect(fresh.ok && fresh.id !== one.id).toBe(true);
  expect(await store(video)).toEqual(fresh);
});

test("a file that is not a whole video, or not H.264 with AAC, is refused and leaves nothing behind", async () => {
  const files = await keptFiles();
  const refused = { ok: false, error: { code: "invalid", fields: { file: "export_unreadable" } } };
  expect(await store(Buffer.from("<html>not a video</html>"))).toEqual(refused);
  expect(await store(video.subarray(0, video.length - 100))).toEqual(refused);
  const hevc = Buffer.from(video);
  hevc.write("hvc1", hevc.lastIndexOf("avc1"), "latin1");
  expect(await store(hevc)).toEqual(refused);
  expect(await store(await withSound(video, { seconds: 2, clickAt: 1, codec: "pcm-s16" }))).toEqual(refused);
  expect(await gallery()).toEqual([]);
  expect(await keptFiles()).toBe(files);
});

test("a store without room refuses the export, and nothing of it stays", async () => {
  const full: Storage = { ...storage, put: () => Promise.reject(new StorageError("The disk is full.")) };
  const error = { code: "unavailable", fields: { file: "export_store" } };
  expect(await store(video, {}, full)).toEqual({ ok: false, error });
  expect(await gallery()).toEqual([]);
  expect(await store(video)).toMatchObject({ ok: true });
});

test("somebody else's sequence is no place for an export", async () => {
  const mine = userId;
  userId = await addUser(database.db);
  const files = await keptFiles();
  expect(await store(video)).toEqual({ ok: false, error: { code: "not_found" } });
  expect(await gallery()).toEqual([]);
  expect(await keptFiles()).toBe(files);
  userId = mine;
});

test("a user without room keeps what is there, and the export that is there already is still answered", async () => {
  const usual = env.QUOTA_VIDEOS;
  env.QUOTA_VIDEOS = 1;
  try {
    const first = await store(video);
    expect(first.ok).toBe(true);
    const files = await keptFiles();
    const other = { captions: [{ from: 0, to: 24, text: "Dawn." }] };
    expect(await store(video, other)).toEqual({ ok: false, error: { code: "over_quota" } });
    expect(await store(video)).toEqual(first);
    expect(await keptFiles()).toBe(files);
  } finally {
    env.QUOTA_VIDEOS = usual;
  }
});

test("a backup restores exported videos with their recipes, and nothing of them contradicts the ledger", async () => {
  const done = await store(video);
  if (!done.ok) throw new Error(done.error.code);
  const target = createLocalDisk(path.join(root, "backups"), BACKUP_KEYS);
  await backUp({ database, storage, target, quietSeconds: 0, ...silent });
  const empty = await emptyDatabase();
  const restored = createLocalDisk(path.join(root, "restored"));
  await withDatabase(empty.place, async ({ db }) => {
    const migrations = path.join(process.cwd(), "db/migrations");
    await restoreBackup({ db, migrations, storage: restored, store: "disk", target, ...silent });
    const [kept] = await db.select().from(sequenceExports).where(eq(sequenceExports.generationId, done.id));
    expect(kept).toMatchObject({ sequenceId, recipe });
    expect(await breaches({ db, storage: restored, tasks: [] })).toEqual([]);
  });
  await empty.drop();
}, 120_000);
