import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { generations } from "@/db/schema/generations";
import { sequences } from "@/db/schema/sequences";
import { findAudio } from "@/db/sequences/audio-queries";
import { wavFile } from "@/e2e/fixtures/audio/audio-files";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import type { Recipe } from "@/lib/sequences/content";
import { readExport } from "@/lib/sequences/exports/recipe";
import { storeExport } from "@/lib/sequences/exports/store-export";
import { createSequence, readSequence } from "@/lib/sequences/sequences";
import { createLocalDisk } from "@/lib/storage/local-disk";
import type { Storage } from "@/lib/storage/storage";
import { exportFiles } from "./export";
import { importArchive } from "./receive-import";
import { type ZipFile, zipStream } from "./zip-stream";

let database: TestDatabase;
let root: string;
let storage: Storage;
let video: Buffer;
let [mine, theirs, sequence, exported] = ["", "", "", ""];
let clips: string[] = [];
const services = () => ({ db: database.db, storage });

beforeAll(async () => {
  database = await openTestDatabase();
  root = await mkdtemp(path.join(os.tmpdir(), "ninefold-sequences-"));
  storage = createLocalDisk(path.join(root, "files"));
  video = Buffer.from(await tinyVideo({ width: 64, height: 36 }, 1));
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});

/** A user with two videos in a sequence, and that sequence exported. */
beforeEach(async () => {
  const { db } = database;
  [mine, theirs] = [await addUser(db), await addUser(db)];
  clips = [await clip("a heron"), await clip("a fox")];
  const made = await createSequence(db, { userId: mine, name: "First cut", from: { selection: { ids: clips } } });
  if (!made.ok) throw new Error(made.error.code);
  sequence = made.id;
  await db
    .update(sequences)
    .set({ note: "for Ada", tags: ["birds"] })
    .where(eq(sequences.id, sequence));
  const view = await readSequence(db, { userId: mine, id: sequence });
  if (!view) throw new Error("no sequence");
  const { by: _by, seq: _seq, ...timeline } = view.content;
  const recipe: Recipe = { ...timeline, name: view.name, visibleLabel: true };
  const file = path.join(root, `${randomUUID()}.mp4`);
  await writeFile(file, video);
  const stored = await storeExport(services(), { userId: mine, sequenceId: sequence, recipe, file });
  if (!stored.ok) throw new Error(stored.error.code);
  exported = stored.id;
});

async function clip(prompt: string): Promise<string> {
  const [id, videoKey] = [randomUUID(), `videos/${randomUUID()}.mp4`];
  const put = await storage.put(videoKey, Readable.from([video]), { contentType: "video/mp4", maxBytes: video.length });
  if (!put.ok) throw new Error("not stored");
  const file = { videoKey, videoSha256: put.sha256, videoBytes: put.bytes, videoWidth: 64, videoHeight: 36 };
  const asked = { prompt, model: "seedance-2.0", ratio: "16:9", duration: 5, estimate: "0.5" };
  await database.db.insert(generations).values({ id, userId: mine, requestId: id, state: "ready", ...asked, ...file });
  return id;
}

async function archive(files: AsyncIterable<ZipFile>): Promise<string> {
  const file = path.join(root, `${randomUUID()}.zip`);
  await pipeline(zipStream(files), createWriteStream(file));
  return file;
}
const archiveOf = (ids: string[]) => archive(exportFiles(services(), { userId: mine, selection: { ids } }));
const take = (file: string, userId = theirs) => importArchive(services(), { userId, path: file });
const sequencesOf = (userId: string) => database.db.select().from(sequences).where(eq(sequences.userId, userId));
const prompts = async (userId: string, ids: (string | null)[]) => {
  const rows = await database.db.select().from(generations).where(eq(generations.userId, userId));
  return ids.map((id) => rows.find((row) => row.id === id)?.prompt ?? null);
};

test("an archive carries exported videos with their recipe, and the sequences of its videos, to another account", async () => {
  const report = await take(await archiveOf([exported, ...clips]));
  expect(report).toMatchObject({ imported: 3, sequences: 1, problems: [], cut: false });
  const [row] = await sequencesOf(theirs);
  expect(row).toMatchObject({ name: "First cut", note: "for Ada", tags: ["birds"] });
  expect(row?.id).not.toBe(sequence);
  const view = await readSequence(database.db, { userId: theirs, id: row?.id ?? "" });
  const videoIds = view?.content.clips.map(({ videoId }) => videoId) ?? [];
  expect(await prompts(theirs, videoIds)).toEqual(["a heron", "a fox"]);
  expect(view?.videos.length).toBe(2);
  const [copy] = (await database.db.select().from(generations).where(eq(generations.userId, theirs))).filter(
    ({ model }) => model === "sequence",
  );
  expect(copy).toMatchObject({ state: "ready", prompt: "First cut", duration: 1, taskId: null });
  const made = await readExport(database.db, { userId: theirs, id: copy?.id ?? "" });
  expect(made?.sequence).toEqual({ id: row?.id, name: "First cut" });
  expect(made?.clips.map(({ name }) => name)).toEqual(["a heron", "a fox"]);
});

test("an archive that is imported again changes nothing", async () => {
  const file = await archiveOf([exported, ...clips]);
  const copy = path.join(root, `${randomUUID()}.zip`);
  await copyFile(file, copy);
  await take(file);
  expect(await take(copy)).toMatchObject({ imported: 0, known: 3, sequences: 0, problems: [] });
  expect((await sequencesOf(theirs)).length).toBe(1);
  expect(await take(await archiveOf(clips), mine)).toMatchObject({ imported: 0, known: 2, sequences: 0 });
});

test("where nobody has them, sequences and videos keep their ids", async () => {
  const file = await archiveOf([exported, ...clips]);
  await database.db.delete(generations).where(eq(generations.userId, mine));
  await database.db.delete(sequences).where(eq(sequences.userId, mine));
  expect(await take(file)).toMatchObject({ imported: 3, sequences: 1, problems: [] });
  const view = await readSequence(database.db, { userId: theirs, id: sequence });
  expect(view?.content.clips.map(({ videoId }) => videoId)).toEqual(clips);
  expect((await readExport(database.db, { userId: theirs, id: exported }))?.sequence?.id).toBe(sequence);
});

test("a video that the archive lacks is a gap with its name", async () => {
  const [first = ""] = clips;
  expect(await take(await archiveOf([first]))).toMatchObject({ imported: 1, sequences: 1, problems: [] });
  const [row] = await sequencesOf(theirs);
  const view = await readSequence(database.db, { userId: theirs, id: row?.id ?? "" });
  expect(view?.content.clips.map(({ name }) => name)).toEqual(["a heron", "a fox"]);
  expect(view?.videos.length).toBe(1);
});

const sha256 = createHash("sha256");
const manifest = (change: Record<string, unknown>) => ({
  ...{ id: randomUUID(), state: "ready", title: null, prompt: "a fox", note: "", tags: [], favorite: false },
  ...{ model: "seedance-2.0", ratio: "16:9", duration: 5, failure: null, images: [] },
  ...{ credits: { estimate: "0", consumed: null }, createdAt: "2026-11-20T10:00:00.000Z", sentAt: null },
  ...{ finishedAt: null, video: { sha256: sha256.copy().update(video).digest("hex") } },
  ...change,
});
async function* written(contents: Record<string, unknown>): AsyncGenerator<ZipFile> {
  for (const [name, content] of Object.entries(contents)) {
    const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
    yield { name, at: new Date(), body: async () => Readable.from([bytes]) };
  }
}

test("manifests that no instance wrote are refused with their reason", async () => {
  const recipe = { rate: 24, clips: [], name: "x", visibleLabel: false };
  const exportedAs = { exported: { sequenceId: null, recipe } };
  const sequenceOf = (change: object) => ({
    ...{ id: randomUUID(), name: "Cut", note: "", tags: [], exports: [], audio: null },
    ...{ content: { rate: 24, clips: [], by: "a", seq: 0 }, ...change },
  });
  const report = await take(
    await archive(
      written({
        "a/video.mp4": video,
        "a/manifest.json": manifest({ model: "sequence", duration: 90 }),
        "b/video.mp4": video,
        "b/manifest.json": manifest({ duration: 90, ...exportedAs }),
        "c/video.mp4": video,
        "c/manifest.json": manifest({ model: "sequence", exported: { sequenceId: null, recipe: { rate: 0 } } }),
        "d/video.mp4": video,
        "d/manifest.json": manifest({ model: "sequence", duration: 90, ...exportedAs }),
        "sequences/e/sequence.json": sequenceOf({ name: "\u200b" }),
        "sequences/f/sequence.json": sequenceOf({ content: { rate: 24, clips: [{ key: "k" }], by: "a", seq: 0 } }),
        "sequences/g/sequence.json": sequenceOf({ note: "\u0000" }),
        "sequences/h/sequence.json": Buffer.from("{"),
        "sequences/i/sequence.json": sequenceOf({}),
      }),
    ),
  );
  expect(report).toMatchObject({ imported: 1, sequences: 1 });
  expect(report?.problems).toEqual([
    ...["a", "b", "c"].map((name) => ({ name, code: "bad_manifest" })),
    ...["e", "f", "g", "h"].map((name) => ({ name: `sequences/${name}`, code: "bad_sequence" })),
  ]);
});

test("a sequence comes without an audio track that its account lacks, and says so", async () => {
  const audio = { audioId: randomUUID(), name: "rain", frames: 48, at: 0, in: 0, out: 48 };
  const sound = { volume: 100, muted: false, fadeIn: 0, fadeOut: 0 };
  const content = { rate: 24, clips: [], by: "a", seq: 0, audio: { ...audio, ...sound } };
  const given = { id: randomUUID(), name: "Cut", note: "", tags: [], exports: [], audio: "audio.mp3", content };
  const report = await take(await archive(written({ "sequences/a/sequence.json": given })));
  expect(report).toMatchObject({ sequences: 1, problems: [{ name: "sequences/a", code: "lost_audio" }] });
  const view = await readSequence(database.db, { userId: theirs, id: given.id });
  expect(view?.content.audio).toBeNull();
});

test("a sequence brings its audio file, which is checked like an uploaded one and is the importing user's", async () => {
  const track = { audioId: randomUUID(), name: "rain", frames: 48, at: 0, in: 0, out: 48 };
  const sound = { volume: 100, muted: false, fadeIn: 0, fadeOut: 0 };
  const content = { rate: 24, clips: [], by: "a", seq: 0, audio: { ...track, ...sound } };
  const given = () => ({ id: randomUUID(), name: "Cut", note: "", tags: [], exports: [], audio: "audio.wav", content });
  const [whole, broken] = [given(), given()];
  const bytes = wavFile(2);
  const report = await take(
    await archive(
      written({
        "sequences/a/audio.wav": bytes,
        "sequences/a/sequence.json": whole,
        "sequences/b/audio.wav": bytes.subarray(0, 20),
        "sequences/b/sequence.json": broken,
      }),
    ),
  );
  expect(report).toMatchObject({ sequences: 2, problems: [{ name: "sequences/b", code: "lost_audio" }] });
  const audio = (await readSequence(database.db, { userId: theirs, id: whole.id }))?.content.audio;
  expect(audio).toMatchObject({ ...track, audioId: expect.not.stringMatching(track.audioId) });
  const row = await findAudio(database.db, { userId: theirs, id: audio?.audioId ?? "" });
  expect(row).toMatchObject({ bytes: bytes.length, name: "rain" });
  expect((await readSequence(database.db, { userId: theirs, id: broken.id }))?.content.audio).toBeNull();
});
