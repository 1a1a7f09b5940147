import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { deflateRawSync } from "node:zlib";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listUsedElements, recordUsedElements } from "@/db/elements/used-element-queries";
import { readEntries, setFavorite, setNote } from "@/db/gallery/entry-queries";
import { withImages } from "@/db/generations/generation-queries";
import { ledger } from "@/db/schema/credits";
import { galleryEntries } from "@/db/schema/gallery";
import { generations } from "@/db/schema/generations";
import { generationImages, images } from "@/db/schema/images";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { jpeg } from "@/e2e/fixtures/images";
import { addUser } from "@/e2e/fixtures/rows";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import { env } from "@/env";
import { createElementOf, elementsOf } from "@/lib/elements/elements";
import { elementSchema } from "@/lib/elements/schema";
import { storeImage } from "@/lib/images/store";
import { createLocalDisk } from "@/lib/storage/local-disk";
import type { Storage } from "@/lib/storage/storage";
import { exportFiles } from "./export";
import { importArchive } from "./receive-import";
import { type ZipFile, zipStream } from "./zip-stream";

/** The instance that made the videos, and another one: each has its own files. */
type Place = { storage: Storage; root: string };
let [here, there]: (Place | undefined)[] = [];
let database: TestDatabase;
let [mine, theirs] = ["", ""];
let video: Buffer;
let scratch: string;

async function place(): Promise<Place> {
  const root = await mkdtemp(path.join(os.tmpdir(), "ninefold-import-"));
  return { storage: createLocalDisk(root), root };
}
const user = () => addUser(database.db);
const services = (at: Place | undefined) => {
  if (!at) throw new Error("the places are opened before each test");
  return { db: database.db, storage: at.storage, root: at.root };
};

beforeAll(async () => {
  [here, there] = [await place(), await place()];
  database = await openTestDatabase();
  video = Buffer.from(await tinyVideo({ width: 64, height: 36 }, 1));
  scratch = await mkdtemp(path.join(os.tmpdir(), "ninefold-zip-"));
});
afterAll(async () => {
  await database.close();
  for (const at of [here, there]) if (at) await rm(at.root, { recursive: true, force: true });
  await rm(scratch, { recursive: true, force: true });
});
beforeEach(async () => {
  [mine, theirs] = [await user(), await user()];
});

const chunks = (...parts: Buffer[]) => Readable.from(parts);
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** A finished video with everything that a user can add to it. */
async function make(prompt: string, change: Partial<typeof generations.$inferInsert> = {}): Promise<string> {
  const { db, storage } = services(here);
  const id = randomUUID();
  const key = `videos/${randomUUID()}.mp4`;
  const put = await storage.put(key, chunks(video), { contentType: "video/mp4", maxBytes: video.length });
  if (!put.ok) throw new Error("the video was not stored");
  const made = { id, userId: mine, requestId: randomUUID(), prompt, model: "seedance-2.0", ratio: "16:9", duration: 5 };
  const stored = { videoKey: key, videoSha256: put.sha256, videoBytes: put.bytes, videoWidth: 64, videoHeight: 36 };
  const cost = { estimate: "0.5", consumed: "0.48", taskId: `task-${id}` };
  const finishedAt = new Date("2026-11-20T10:02:00.000Z");
  const createdAt = new Date("2026-11-20T10:00:00.000Z");
  await db
    .insert(generations)
    .values({ ...made, ...stored, ...cost, state: "ready", createdAt, finishedAt, ...change });
  return id;
}

async function archive(files: AsyncIterable<ZipFile>): Promise<string> {
  const file = path.join(scratch, `${randomUUID()}.zip`);
  await pipeline(zipStream(files), createWriteStream(file));
  return file;
}
const exported = (ids: string[]) => archive(exportFiles(services(here), { userId: mine, selection: { ids } }));
/** Makes this instance one that does not know these videos. */
const forget = () => database.db.delete(generations).where(eq(generations.userId, mine));

const manifest = (change: Record<string, unknown> = {}) =>
  Buffer.from(
    JSON.stringify({
      ...{ id: randomUUID(), state: "ready", title: null, prompt: "a fox", note: "", tags: [], favorite: false },
      ...{ model: "seedance-2.0", ratio: "16:9", duration: 5, taskId: "task", failure: null },
      ...{ credits: { estimate: "0.5", consumed: "0.5" }, createdAt: "2026-11-20T10:00:00.000Z" },
      ...{ sentAt: null, finishedAt: null, video: { sha256: sha256(video) }, images: [] },
      ...change,
    }),
  );
async function* files(contents: Record<string, Buffer>): AsyncGenerator<ZipFile> {
  for (const [name, bytes] of Object.entries(contents)) {
    yield { name, at: new Date(), body: async () => chunks(bytes) };
  }
}
const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
const named = (bytes: Buffer) => ({ video: { sha256: sha256(bytes) } });
const take = async (contents: Record<string, Buffer>) =>
  importArchive(services(there), { userId: theirs, path: await archive(files(contents)) });
const gallery = () => services(there).db.select().from(generations).where(eq(generations.userId, theirs));
const keptFiles = async () => (await readdir(path.join(services(there).root, "videos"))).length;

describe("an archive of this instance", () => {
  test("carries the elements of its videos with all their images, and what each video was sent with", async () => {
    const from = services(here);
    const stored = async (color: string) => {
      const image = await storeImage(from, { userId: mine, bytes: await jpeg(640, 480, color), name: "mira.jpg" });
      if (!image.ok) throw new Error("the image is an image");
      return image.image.id;
    };
    const [face, body] = [await stored("red"), await stored("blue")];
    const shown = [
      { imageId: face, shows: "face", wakeWords: [] },
      { imageId: body, shows: "full_body", wakeWords: ["street"] },
    ];
    const words = { kind: "character", name: "Mira", description: "short red hair", role: "character", tags: ["lead"] };
    const input = elementSchema.parse({ ...words, images: shown });
    const made = await createElementOf(from.db, { userId: mine, input });
    if (!made.ok) throw new Error(JSON.stringify(made));
    const id = await make("Mira (@image1) waits at dawn", {
      template: "Mira (@image1) waits at {dawn|dusk}",
      choices: ["dawn"],
    });
    await from.db.insert(generationImages).values({ generationId: id, position: 1, imageId: face });
    const { name, kind, description } = input;
    const used = [{ elementId: made.element.id, name, kind, description, imageIds: [face] }];
    await recordUsedElements(from.db, { userId: mine, rows: [{ id, imageIds: [face] }], used });

    const file = await exported([id]);
    await forget();
    const report = await importArchive(services(there), { userId: theirs, path: file });
    expect(report).toMatchObject({ imported: 1, elements: 1, problems: [] });
    const [element] = await elementsOf(from.db, { userId: theirs });
    expect(element).toMatchObject({
      ...words,
      images: [{ shows: "face" }, { shows: "full_body", wakeWords: ["street"] }],
    });
    const [row] = await gallery();
    expect(row).toMatchObject({ template: "Mira (@image1) waits at {dawn|dusk}", choices: ["dawn"] });
    const snapshot = { name: "Mira", kind: "character", description: "short red hair", numbers: [1] };
    const kept = () => listUsedElements(from.db, { userId: theirs, ids: [row?.id ?? ""] });
    expect(await kept()).toEqual([{ ...snapshot, generationId: row?.id, id: element?.id }]);
    expect(await importArchive(services(there), { userId: theirs, path: file })).toMatchObject({
      known: 1,
      elements: 0,
    });
    expect(await elementsOf(from.db, { userId: theirs })).toHaveLength(1);
  });

  test.each([
    ["is no JSON", "{"],
    ["has a name that cannot be mentioned", JSON.stringify({ name: "image1", kind: "character", images: [] })],
    ["has no image", JSON.stringify({ id: randomUUID(), name: "Mira", kind: "character", role: null, images: [] })],
  ])("an element whose manifest %s is named, and the videos are imported", async (_, element) => {
    const report = await take({
      "elements/Mira/element.json": Buffer.from(element),
      "a/video.mp4": video,
      "a/manifest.json": manifest(),
    });
    expect(report).toMatchObject({
      ...{ imported: 1, elements: 0 },
      problems: [{ name: "elements/Mira", code: "bad_element" }],
    });
    expect(await elementsOf(database.db, { userId: theirs })).toEqual([]);
  });

  test("makes the same gallery elsewhere, byte by byte, with notes, images and times, at no cost", async () => {
    const image = await storeImage(services(here), { userId: mine, bytes: await jpeg(640, 480), name: "fox.jpg" });
    if (!image.ok) throw new Error("the image is an image");
    const ready = await make("A fox like @image1 runs");
    await services(here)
      .db.insert(generationImages)
      .values({ generationId: ready, position: 1, imageId: image.image.id });
    const note = { title: "Opening", note: "for Friday", tags: ["client", "夜景"] };
    await setNote(services(here).db, { userId: mine, id: ready, ...note });
    await setFavorite(services(here).db, { userId: mine, ids: [ready], on: true });
    const failure = { failureClass: "moderation_text" as const, failureReason: "no", failureCharged: false };
    const none = { videoKey: null, videoSha256: null, videoBytes: null, videoWidth: null, videoHeight: null };
    const failed = await make("Something refused", { state: "failed", ...failure, ...none });

    const zip = await exported([ready, failed]);
    await forget();
    const report = await importArchive(services(there), { userId: theirs, path: zip });
    expect(report).toEqual({ imported: 2, known: 0, elements: 0, sequences: 0, problems: [], cut: false });
    const rows = new Map((await gallery()).map((row) => [row.id, row]));
    const row = rows.get(ready);
    expect(row).toMatchObject({ state: "ready", title: "Opening", videoSha256: sha256(video), consumed: "0.480000" });
    expect(row?.createdAt).toEqual(new Date("2026-11-20T10:00:00.000Z"));
    expect(row?.taskId).toBeNull();
    expect(rows.get(failed)).toMatchObject({ state: "failed", ...failure });
    const stored = await services(there).storage.open(row?.videoKey ?? "");
    expect(sha256(Buffer.from(await new Response(stored?.body).arrayBuffer()))).toBe(sha256(video));
    const [entry] = await readEntries(services(there).db, { userId: theirs, ids: [ready] });
    expect(entry).toMatchObject({ favorite: true, note: "for Friday", tags: ["client", "夜景"], images: true });
    if (!row) throw new Error("the video is there");
    const [loaded] = await withImages(services(there).db, [row]);
    expect(loaded?.images).toMatchObject([{ userId: theirs, width: 640, height: 480 }]);
    expect(await services(there).db.select().from(ledger).where(eq(ledger.userId, theirs))).toEqual([]);
  });

  test("makes no duplicates when it is imported again, or on the instance that made its videos", async () => {
    const zip = await exported([await make("one"), await make("two")]);
    expect(await importArchive(services(here), { userId: mine, path: zip })).toMatchObject({ imported: 0, known: 2 });
    await forget();
    expect(await importArchive(services(there), { userId: theirs, path: zip })).toMatchObject({
      imported: 2,
      known: 0,
    });
    const before = await keptFiles();
    expect(await importArchive(services(there), { userId: theirs, path: zip })).toMatchObject({
      imported: 0,
      known: 2,
    });
    expect(await keptFiles()).toBe(before);
  });

  test("belongs to each user who imports it, and reveals nothing of other users", async () => {
    const zip = await exported([await make("one")]);
    const other = await user();
    expect(await importArchive(services(here), { userId: other, path: zip })).toMatchObject({ imported: 1 });
    expect(await importArchive(services(here), { userId: other, path: zip })).toMatchObject({ imported: 0, known: 1 });
    expect(await services(here).db.select().from(generations).where(eq(generations.userId, other))).toHaveLength(1);
  });
});

describe("an archive from an unknown source", () => {
  test.each<[string, () => Record<string, Buffer>, string]>([
    [
      "without a manifest",
      () => ({ "a/video.mp4": video, "b/manifest.json": manifest(), "b/video.mp4": video }),
      "no_manifest",
    ],
    ["with a manifest that is no JSON", () => ({ "a/manifest.json": Buffer.from("{") }), "bad_manifest"],
    [
      "with an endless manifest",
      () => ({ "a/manifest.json": manifest({ extra: "x".repeat(200_000) }) }),
      "bad_manifest",
    ],
    [
      "from a future date",
      () => ({ "a/manifest.json": manifest({ createdAt: "2099-01-01T00:00:00.000Z" }) }),
      "bad_manifest",
    ],
    ["that was never finished", () => ({ "a/manifest.json": manifest({ state: "rendering" }) }), "unfinished"],
    ["without its video", () => ({ "a/manifest.json": manifest() }), "no_video"],
    [
      "with another video",
      () => ({ "a/manifest.json": manifest({ video: { sha256: "0".repeat(64) } }), "a/video.mp4": video }),
      "other_video",
    ],
    [
      "with a page as its video",
      () => ({ "a/manifest.json": manifest(), "a/video.mp4": Buffer.from("<script>alert(1)</script>") }),
      "not_a_video",
    ],
  ])("a video %s is reported by name and leaves nothing behind", async (_, contents, code) => {
    const before = await keptFiles();
    const report = await take({ ...contents(), "z/manifest.json": manifest(), "z/video.mp4": video });
    expect(report?.problems).toContainEqual({ name: "a", code });
    expect(await gallery()).toHaveLength(report?.imported ?? 0);
    expect(await keptFiles()).toBe(before + (report?.imported ?? 0));
  });

  test("a file that only begins like a video is not stored", async () => {
    const fake = Buffer.concat([video.subarray(0, 24), Buffer.alloc(2_000, 7)]);
    const report = await take({
      "a/manifest.json": manifest({ video: { sha256: sha256(fake) } }),
      "a/video.mp4": fake,
    });
    expect(report?.problems).toEqual([{ name: "a", code: "not_a_video" }]);
  });

  test.each<[string, () => Record<string, Buffer>]>([
    ["half, under the manifest of the whole", () => ({ "a/manifest.json": manifest(), "a/video.mp4": half(video) })],
    [
      "half, matching its manifest",
      () => ({ "a/manifest.json": manifest(named(half(video))), "a/video.mp4": half(video) }),
    ],
    ["all but its last byte", () => ({ "a/manifest.json": manifest(), "a/video.mp4": video.subarray(0, -1) })],
    ["its first kilobyte", () => ({ "a/manifest.json": manifest(), "a/video.mp4": video.subarray(0, 1_000) })],
  ])("a truncated video (%s) is reported and not stored", async (_, contents) => {
    const before = await keptFiles();
    const report = await take({ ...contents(), "z/manifest.json": manifest(), "z/video.mp4": video });
    expect(report).toMatchObject({ imported: 1, problems: [{ name: "a", code: "cut_short" }] });
    expect(await keptFiles()).toBe(before + 1);
  });

  test("half a poster is not stored, and the video is imported without one", async () => {
    const poster = await sharp({ create: { width: 320, height: 180, channels: 3, background: "#345" } })
      .webp({ lossless: true })
      .toBuffer();
    const contents = { "a/manifest.json": manifest(), "a/poster.webp": half(poster), "a/video.mp4": video };
    expect(await take(contents)).toMatchObject({ imported: 1, problems: [] });
    expect(await gallery()).toMatchObject([{ posterKey: null }]);
  });

  test("an invalid image is reported, and the video is imported without images, not with wrong ones", async () => {
    const listing = manifest({ images: ["image-1.jpeg", "image-2.jpeg"] });
    const contents = { "a/image-1.jpeg": Buffer.from("no"), "a/image-2.jpeg": await jpeg(640, 480) };
    const report = await take({ ...contents, "a/video.mp4": video, "a/manifest.json": listing });
    expect(report).toMatchObject({ imported: 1, problems: [{ name: "a/image-1.jpeg", code: "bad_image" }] });
    const used = await services(there).db.select().from(generationImages);
    const own = await services(there).db.select().from(images).where(eq(images.userId, theirs));
    expect(used.filter(({ imageId }) => own.some(({ id }) => id === imageId))).toEqual([]);
  });

  test("an archive of version 0.1 is read, with its own names for files and fields", async () => {
    const { favorite: _, images: _images, ...same } = JSON.parse(manifest().toString());
    const about = Buffer.from(JSON.stringify({ ...same, favourite: true, references: ["reference-1.jpeg"] }));
    const contents = { "a/about.json": about, "a/video.mp4": video, "a/reference-1.jpeg": await jpeg(640, 480) };
    expect(await take(contents)).toMatchObject({ imported: 1, problems: [] });
    const [row] = await gallery();
    const { db } = services(there);
    const [entry] = await db
      .select()
      .from(galleryEntries)
      .where(eq(galleryEntries.generationId, row?.id ?? ""));
    expect(entry).toMatchObject({ favorite: true, images: true });
  });

  test("a poster is re-encoded, and an invalid one is left to be made later", async () => {
    const poster = await sharp({ create: { width: 64, height: 36, channels: 3, background: "#a04020" } })
      .webp()
      .withExif({ IFD0: { Copyright: "hidden" } })
      .toBuffer();
    await take({ "a/poster.webp": poster, "a/video.mp4": video, "a/manifest.json": manifest() });
    await take({ "b/poster.webp": Buffer.from("no"), "b/video.mp4": video, "b/manifest.json": manifest() });
    const keys = (await gallery()).map(({ posterKey }) => posterKey);
    expect(keys.filter((key) => key === null)).toHaveLength(1);
    const kept = await services(there).storage.open(keys.find((key) => key !== null) ?? "");
    expect(Buffer.from(await new Response(kept?.body).arrayBuffer()).includes("hidden")).toBe(false);
  });

  test("paths that leave their folder end the import and write nothing", async () => {
    const good = { "a/manifest.json": manifest(), "a/video.mp4": video, "b/manifest.json": manifest() };
    expect(await take({ ...good, "../../etc/manifest.json": manifest() })).toMatchObject({ imported: 1, cut: true });
    expect(await take({ "/etc/passwd": video })).toBeNull();
  });

  test("a bomb is not unpacked", async () => {
    const file = path.join(scratch, "bomb.zip");
    await writeFile(file, bomb("a/video.mp4", Buffer.alloc(20_000_000)));
    expect(await importArchive(services(there), { userId: theirs, path: file })).toBeNull();
  });

  test("an archive whose files share bytes is refused as a whole", async () => {
    const { readFile } = await import("node:fs/promises");
    const two = await archive(
      files({
        "a/manifest.json": manifest(),
        "a/video.mp4": video,
        "b/manifest.json": manifest(),
        "b/video.mp4": video,
      }),
    );
    const file = path.join(scratch, "shared.zip");
    await writeFile(file, sharing(await readFile(two), "b/video.mp4", "a/video.mp4"));
    expect(await importArchive(services(there), { userId: theirs, path: file })).toBeNull();
    expect(await gallery()).toEqual([]);
  });

  test("a user without room for another video, and a disk without, get no further one", async () => {
    const one = () => ({ "a/manifest.json": manifest(), "a/video.mp4": video });
    const two = { ...one(), "b/manifest.json": manifest(), "b/video.mp4": video };
    const path = await archive(files(two));
    const report = await importArchive(services(there), { userId: theirs, path, hasRoom: async () => false });
    expect(report).toMatchObject({ imported: 0, problems: [{ name: "a", code: "no_room" }] });
    const usual = env.QUOTA_VIDEOS;
    env.QUOTA_VIDEOS = 1;
    try {
      expect(await take(two)).toMatchObject({ imported: 1, problems: [{ name: "b", code: "over_quota" }] });
      expect(await gallery()).toHaveLength(1);
    } finally {
      env.QUOTA_VIDEOS = usual;
    }
  });

  test("an archive that is truncated or not a ZIP is refused", async () => {
    const whole = await archive(files({ "a/manifest.json": manifest(), "a/video.mp4": video }));
    const { readFile } = await import("node:fs/promises");
    const file = path.join(scratch, "short.zip");
    await writeFile(file, (await readFile(whole)).subarray(0, -30));
    expect(await importArchive(services(there), { userId: theirs, path: file })).toBeNull();
    await writeFile(file, "hello");
    expect(await importArchive(services(there), { userId: theirs, path: file })).toBeNull();
    await writeFile(file, "");
    expect(await importArchive(services(there), { userId: theirs, path: file })).toBeNull();
  });
});

/** The same ZIP, in which the data of `name` is that of `other`. */
function sharing(zip: Buffer, name: string, other: string): Buffer {
  const entryOf = (wanted: string) => {
    for (let at = zip.indexOf("PK\x01\x02"); at >= 0; at = zip.indexOf("PK\x01\x02", at + 4))
      if (zip.toString("latin1", at + 46, at + 46 + zip.readUInt16LE(at + 28)) === wanted) return at;
    throw new Error(`${wanted} is not in the archive`);
  };
  zip.writeUInt32LE(zip.readUInt32LE(entryOf(other) + 42), entryOf(name) + 42);
  return zip;
}

/** A ZIP of one file that compresses well: what other tools write, and what ZIP bombs are made of. */
function bomb(name: string, bytes: Buffer): Buffer {
  const data = deflateRawSync(bytes);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(bytes.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(bytes.length, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + data.length, 16);
  return Buffer.concat([local, Buffer.from(name), data, central, Buffer.from(name), end]);
}
