import { createHash, randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bytesOwned } from "@/db/accounts/usage-queries";
import { rowsOf } from "@/db/rows";
import { audioFiles, exportJobs, sequenceExports, sequences } from "@/db/schema/sequences";
import { chooseAudioRow, deleteOldAudio, findAudio, insertAudio, listAudio } from "@/db/sequences/audio-queries";
import { insertSequence } from "@/db/sequences/sequence-queries";
import { addAudio } from "@/e2e/fixtures/audio/add-audio";
import { ffmpegFile, hasFfmpeg, wavFile } from "@/e2e/fixtures/audio/audio-files";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { type Storage, StorageError } from "@/lib/storage/storage";
import { deleteAudio, purgeAudio } from "./delete-audio";
import { AUDIO_POLICY } from "./limits";
import { receiveAudio } from "./receive-audio";
import { readAudioFile } from "./store-audio";

let database: TestDatabase;
let root: string;
let storage: Storage;
let ada: string;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});
beforeEach(async () => {
  if (root) await rm(root, { recursive: true, force: true });
  root = await mkdtemp(path.join(tmpdir(), "audio-"));
  storage = createLocalDisk(path.join(root, "files"));
  ada = await addUser(database.db);
});

const deps = () => ({ db: database.db, storage });
const stored = async () => (await readdir(path.join(root, "files/audio")).catch(() => [])).length;
const spooled = async () => (await readdir(path.join(root, "uploads")).catch(() => [])).length;

type Given = { name?: string; userId?: string; to?: Parameters<typeof receiveAudio>[0] };
async function upload(body: Buffer | ReadableStream, { name = "song", userId = ada, to = deps() }: Given = {}) {
  const headers = { "x-file-name": encodeURIComponent(name) };
  const init = { method: "POST", body, duplex: "half", headers } as RequestInit;
  const request = new Request("https://ninefold.test/api/sequences/audio", init);
  const response = await receiveAudio(to, { userId, request, folder: path.join(root, "uploads") });
  const answer = (await response.json()) as {
    audio?: { id: string; name: string; bytes: number; seconds: number };
    error?: { code: string; values: Record<string, unknown> };
  };
  return { status: response.status, ...answer };
}
const refused = async (body: Buffer) => {
  const { error, status } = await upload(body);
  expect(status).toBeGreaterThanOrEqual(400);
  // A refused file leaves nothing behind.
  expect([await stored(), await spooled(), (await listAudio(database.db, { userId: ada, limit: 9 })).length]).toEqual([
    ...[0, 0, 0],
  ]);
  return error?.code;
};

test("audio: a file is stored byte for byte, under a name of ours, with its length", async () => {
  const bytes = wavFile(1.5);
  const { audio, status } = await upload(bytes, { name: "C:\\music\\小夜曲.wav" });
  expect(status).toBe(201);
  expect(audio).toEqual({ id: expect.any(String), name: "小夜曲.wav", bytes: bytes.length, seconds: 1.5 });
  const row = await findAudio(database.db, { userId: ada, id: audio?.id ?? "" });
  expect(row).toMatchObject({
    contentType: "audio/wav",
    storageKey: expect.stringMatching(/^audio\/[0-9a-f-]{36}\.wav$/),
  });
  expect(row?.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  const body = row && (await readAudioFile(storage, row));
  expect(Buffer.from(await new Response(body).arrayBuffer()).equals(bytes)).toBe(true);
  expect(await bytesOwned(database.db, { userId: ada })).toBe(bytes.length);
  expect(await spooled()).toBe(0);
});

test("audio: the same bytes of one user are one file, also when two tabs send them at once, and another user's are others", async () => {
  const bytes = wavFile(1);
  const [first, second] = await Promise.all([upload(bytes), upload(bytes)]);
  expect(first.audio?.id).toBe(second.audio?.id);
  expect((await upload(bytes)).audio?.id).toBe(first.audio?.id);
  expect(await stored()).toBe(1);
  const bob = await addUser(database.db);
  expect((await upload(bytes, { userId: bob })).audio?.id).not.toBe(first.audio?.id);
  expect(await findAudio(database.db, { userId: bob, id: first.audio?.id ?? "" })).toBeNull();
});

const KINDS: [name: string, type: string, args: string[]][] = [
  ["tone.mp3", "audio/mpeg", ["-c:a", "libmp3lame"]],
  ["plain.mp3", "audio/mpeg", ["-c:a", "libmp3lame", "-write_xing", "0", "-q:a", "4"]],
  ["deep.wav", "audio/wav", ["-c:a", "pcm_s24le"]],
  ["tone.m4a", "audio/mp4", ["-c:a", "aac"]],
  ["fast.m4a", "audio/mp4", ["-c:a", "aac", "-movflags", "faststart"]],
  ["tone.aac", "audio/aac", ["-c:a", "aac"]],
  ["vorbis.ogg", "audio/ogg", ["-c:a", "libvorbis"]],
  ["tone.opus", "audio/ogg", ["-c:a", "libopus"]],
  ["tone.flac", "audio/flac", []],
];
test.for(KINDS)(
  "audio: %s is accepted as %s, with the length that ffmpeg gave it",
  async ([name, type, args], { skip }) => {
    if (!hasFfmpeg()) skip("ffmpeg is not installed");
    const { audio, error } = await upload(ffmpegFile(name, args), { name });
    expect(error).toBeUndefined();
    expect(Math.abs((audio?.seconds ?? 0) - 2)).toBeLessThan(0.06);
    expect((await findAudio(database.db, { userId: ada, id: audio?.id ?? "" }))?.contentType).toBe(type);
  },
);

const OTHERS: [name: string, code: string, args: string[], video?: boolean][] = [
  ["alac.m4a", "codec", ["-c:a", "alac"]],
  ["surround.mp4", "codec", ["-c:a", "ac3"]],
  ["phone.wav", "codec", ["-c:a", "pcm_mulaw"]],
  ["tone.aiff", "kind", []],
  ["tone.wma", "kind", []],
  ["tone.webm", "kind", ["-c:a", "libopus"]],
  ["clip.mp4", "video", ["-c:v", "libx264", "-c:a", "aac"], true],
  ["clip.mkv", "video", ["-c:v", "libx264", "-c:a", "aac"], true],
  [
    "locked.m4a",
    "encrypted",
    [
      ...["-c:a", "aac", "-encryption_scheme", "cenc-aes-ctr", "-encryption_kid", "a7e61c373e219033c21091fa607bf3b8"],
      ...["-encryption_key", "76a6c65c5ea762046bd749a2e632ccbb", "-f", "mp4"],
    ],
  ],
];
test.for(OTHERS)("audio: %s is refused: %s", async ([name, code, args, video = false], { skip }) => {
  if (!hasFfmpeg()) skip("ffmpeg is not installed");
  expect(await refused(ffmpegFile(name, args, { video }))).toBe(code);
});

test("audio: what is cut off before its samples or its index is malformed", async ({ skip }) => {
  if (!hasFfmpeg()) skip("ffmpeg is not installed");
  const cut = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));
  const m4a = ["-c:a", "aac"];
  expect(await refused(cut(ffmpegFile("a.m4a", m4a), 0.5))).toBe("malformed");
  expect(await refused(cut(ffmpegFile("a.m4a", [...m4a, "-movflags", "faststart"]), 0.5))).toBe("malformed");
  expect(await refused(cut(ffmpegFile("a.ogg", ["-c:a", "libvorbis"]), 0.4))).toBe("malformed");
});

test("audio: nothing, noise, text, a page and broken headers are refused, whatever their name", async () => {
  const noise = Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7_919 + (at >> 3) * 104_729) & 255));
  expect(await refused(Buffer.alloc(0))).toBe("empty");
  expect(await refused(noise)).toBe("kind");
  expect(await refused(Buffer.from("hi"))).toBe("malformed");
  expect(await refused(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"))).toBe(
    "kind",
  );
  expect(await refused(wavFile(1).subarray(0, 20))).toBe("malformed");
  expect(await refused(wavFile(0))).toBe("no_audio");
  const many = wavFile(1, { channels: 20 });
  expect(await refused(many)).toBe("codec");
});

test("audio: an hour is accepted, and more than an hour or the largest size is refused", async () => {
  const header = (seconds: number) => {
    // Ten samples a second are no sound, but the rate of 8,000 is what makes an hour 57 MB.
    const bytes = wavFile(0);
    const data = Buffer.alloc(seconds * 8_000);
    bytes.writeUInt16LE(8, 34);
    bytes.writeUInt16LE(1, 32);
    bytes.writeUInt32LE(8_000, 28);
    bytes.writeUInt32LE(data.length, 40);
    bytes.writeUInt32LE(36 + data.length, 4);
    return Buffer.concat([bytes, data]);
  };
  expect(await refused(header(3_602))).toBe("too_long");
  expect((await upload(header(3_600))).audio?.seconds).toBe(3_600);
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(1_000_000)),
  });
  const { error, status } = await upload(endless, { name: "a.wav" });
  expect([status, error]).toEqual([
    413,
    { code: "too_large", values: { name: "a.wav", megabytes: 100, minutes: 60, files: 200 } },
  ]);
  expect(await spooled()).toBe(0);
});

test("audio: a quota, the number of files and a full store each have their own refusal", async () => {
  const quota = { videos: 9, images: 9, bytes: 20_000 };
  expect((await upload(wavFile(2), { to: { ...deps(), quota } })).error?.code).toBe("quota");
  expect((await upload(wavFile(1), { to: { ...deps(), quota } })).status).toBe(201);
  const put = () => Promise.reject(new StorageError("no room"));
  expect((await upload(wavFile(3), { to: { ...deps(), storage: { ...storage, put } } })).error?.code).toBe(
    "not_stored",
  );
  const rows = Array.from({ length: AUDIO_POLICY.maxFiles - 1 }, (_, at) => rowOf(`${at}`));
  await database.db.insert(audioFiles).values(rows);
  expect((await upload(wavFile(3))).error?.code).toBe("files_full");
  // What is there already needs no room.
  expect((await upload(wavFile(1))).status).toBe(201);
});

const rowOf = (sha256: string) => ({
  ...{ id: randomUUID(), userId: ada, storageKey: `audio/${randomUUID()}.wav`, sha256 },
  ...{ bytes: 1, contentType: "audio/wav", name: "song", duration: 1_000 },
});

test("audio: a sender that disconnects leaves nothing", async () => {
  const broken = new ReadableStream({
    start: (controller) => controller.enqueue(new Uint8Array(wavFile(1))),
    pull: (controller) => controller.error(new Error("gone")),
  });
  await expect(upload(broken)).rejects.toThrow("gone");
  expect([await spooled(), await stored()]).toEqual([0, 0]);
});

const audioOf = (audioId: string) => ({
  ...{ audioId, name: "song", frames: 24, at: 0, in: 0, out: 24, volume: 100, muted: false, fadeIn: 0, fadeOut: 0 },
});
const old = (id: string) =>
  database.db.update(audioFiles).set({ createdAt: sql`now() - interval '31 days'` }).where(eq(audioFiles.id, id));
const quietFor = (days: number) =>
  database.db
    .update(sequences)
    .set({ updatedAt: sql`now() - ${`${days} days`}::interval` })
    .where(eq(sequences.userId, ada));
const sequenceWith = (audioId: string) =>
  insertSequence(database.db, {
    userId: ada,
    name: "first cut",
    content: { by: "test", seq: 1, audio: audioOf(audioId) } as { by: string; seq: number },
    videoIds: [],
  });
const isThere = async (id: string) => {
  const row = await findAudio(database.db, { userId: ada, id });
  const [found] = await rowsOf<{ n: number }>(
    database.db,
    sql`select count(*)::int as n from audio_files where id = ${id}`,
  );
  expect(row !== null).toBe(found?.n === 1);
  return row !== null;
};

test("audio: the cleanup removes what nothing used for 30 days, and its file", async () => {
  const [unused, fresh] = [
    await addAudio(deps(), { userId: ada, bytes: wavFile(1) }),
    await addAudio(deps(), { userId: ada, bytes: wavFile(2) }),
  ];
  await old(unused);
  await purgeAudio(deps());
  expect([await isThere(unused), await isThere(fresh), await stored()]).toEqual([false, true, 1]);
});

test("audio: a file that a sequence, one in the trash, a waiting export or a recipe uses is kept", async () => {
  const [used, trashed, queued, exported] = await Promise.all(
    [1, 2, 3, 4].map((pitch) => addAudio(deps(), { userId: ada, bytes: wavFile(1, { pitch: pitch * 100 }) })),
  );
  const ids = [used, trashed, queued, exported].map((id) => id ?? "");
  const [one, two] = [await sequenceWith(ids[0] ?? ""), await sequenceWith(ids[1] ?? "")];
  await database.db.update(sequences).set({ deletedAt: sql`now()` }).where(eq(sequences.id, two.id));
  const recipe = (at: number) => ({ audio: audioOf(ids[at] ?? "") });
  await database.db.insert(exportJobs).values({ userId: ada, sequenceId: one.id, recipe: recipe(2) });
  const generationId = await addGeneration(database.db, { userId: ada, prompt: "", state: "ready" });
  await database.db.insert(sequenceExports).values({ generationId, recipe: recipe(3) });
  for (const id of ids) await old(id);
  await quietFor(2);
  await purgeAudio(deps());
  for (const id of ids) expect(await isThere(id)).toBe(true);
  for (const id of ids) {
    expect(await deleteAudio(deps(), { userId: ada, id })).toEqual({ ok: false, error: { code: "conflict" } });
  }
  expect(await stored()).toBe(4);
});

test("audio: while its owner edits a sequence, undoing may bring a removed track back", async () => {
  const id = await addAudio(deps(), { userId: ada, bytes: wavFile(1) });
  await sequenceWith("another");
  await old(id);
  await purgeAudio(deps());
  expect(await isThere(id)).toBe(true);
  await quietFor(2);
  await purgeAudio(deps());
  expect(await isThere(id)).toBe(false);
});

test("audio: a file that is chosen or uploaded again stays for another 30 days", async () => {
  const bytes = wavFile(1);
  const id = await addAudio(deps(), { userId: ada, bytes });
  await old(id);
  expect(await chooseAudioRow(database.db, { userId: await addUser(database.db), id })).toBeNull();
  expect((await upload(bytes)).audio?.id).toBe(id);
  await purgeAudio(deps());
  expect(await isThere(id)).toBe(true);
  await old(id);
  await chooseAudioRow(database.db, { userId: ada, id });
  expect(await deleteOldAudio(database.db, { limit: 9 })).toEqual([]);
});

test("audio: another user's sequence keeps nobody's file, and nobody deletes another's", async () => {
  const id = await addAudio(deps(), { userId: ada, bytes: wavFile(1) });
  const bob = await addUser(database.db);
  const content = { by: "test", seq: 1, audio: audioOf(id) } as { by: string; seq: number };
  await insertSequence(database.db, { userId: bob, name: "a copy", content, videoIds: [] });
  expect(await deleteAudio(deps(), { userId: bob, id })).toEqual({ ok: false, error: { code: "not_found" } });
  expect(await deleteAudio(deps(), { userId: ada, id })).toEqual({ ok: true });
  expect([await isThere(id), await stored()]).toEqual([false, 0]);
});

test("audio: a deletion while the same bytes are uploaded leaves either both the row and its file, or none", async () => {
  const bytes = wavFile(1);
  for (let round = 0; round < 5; round += 1) {
    const { audio } = await upload(bytes);
    await Promise.all([deleteAudio(deps(), { userId: ada, id: audio?.id ?? "" }), upload(bytes)]);
    for (const { storageKey } of await listAudio(database.db, { userId: ada, limit: 9 })) {
      expect(await storage.stat(storageKey)).not.toBeNull();
    }
    expect(await stored()).toBe((await listAudio(database.db, { userId: ada, limit: 9 })).length);
  }
});

test("audio: a row that was inserted twice keeps its first file", async () => {
  const row = rowOf("one");
  const first = await insertAudio(database.db, row);
  expect((await insertAudio(database.db, { ...row, id: randomUUID(), storageKey: "audio/none" })).id).toBe(first.id);
});
