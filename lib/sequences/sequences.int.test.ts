import { afterAll, beforeAll, expect, test } from "vitest";
import { createCollection, insertItems } from "@/db/gallery/collection-queries";
import { setTrashed } from "@/db/gallery/entry-queries";
import { endAccount } from "@/db/removal/removal-queries";
import { generationImages, images } from "@/db/schema/images";
import { sequencesWith, setSequenceDeleted } from "@/db/sequences/sequence-queries";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { emptyTimeline, plainClip } from "@/lib/sequences/timeline";
import type { ClipSource } from "./clips";
import type { SequenceContent } from "./content";
import { MAX_CLIPS } from "./limits";
import { appendTo, createSequence, readSequence, restoreSequenceOf, saveSequence, sequenceCards } from "./sequences";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const video = (userId: string, given: { duration?: number; batchId?: string; prompt?: string } = {}) =>
  addGeneration(database.db, { userId, prompt: "a heron", state: "ready", ...given });

async function made(userId: string, from: ClipSource | null = null): Promise<string> {
  const done = await createSequence(database.db, { userId, name: "first cut", from });
  if (!done.ok) throw new Error(done.error.code);
  return done.id;
}

const read = (userId: string, id: string) => readSequence(database.db, { userId, id });
const videosOf = async (userId: string, id: string) =>
  (await read(userId, id))?.content.clips.map(({ videoId }) => videoId);

test("a sequence is made of chosen videos in the order in which they were chosen, each whole", async () => {
  const user = await addUser(database.db);
  const [a, b] = [await video(user), await video(user, { duration: 10, prompt: "  a  fox\nruns " })];
  const open = await addGeneration(database.db, { userId: user, prompt: "not ready" });
  const id = await made(user, { selection: { ids: [b, a, open] } });
  const view = await read(user, id);
  expect(view?.content.clips.map(({ key: _, ...clip }) => clip)).toEqual([
    { videoId: b, name: "a fox runs", frames: 240, in: 0, out: 240, ...plainClip },
    { videoId: a, name: "a heron", frames: 120, in: 0, out: 120, ...plainClip },
  ]);
  expect(view?.videos.map(({ id }) => id)).toEqual([b, a]);
  expect(await sequenceCards(database.db, { userId: user })).toMatchObject([{ id, clips: 2, frames: 360, rate: 24 }]);
});

test("a sequence is made of a collection, a batch, or a chain of videos that continue each other", async () => {
  const { db } = database;
  const user = await addUser(db);
  const batchId = crypto.randomUUID();
  const [a, b, c] = [await video(user, { batchId }), await video(user, { batchId }), await video(user)];
  const { id: collectionId } = await createCollection(db, { userId: user, name: "shots" });
  await insertItems(db, { userId: user, collectionId, ids: [c] });
  await insertItems(db, { userId: user, collectionId, ids: [a] });
  for (const [from, to] of [
    [a, b],
    [b, c],
  ] as const) {
    const imageId = crypto.randomUUID();
    const file = {
      storageKey: imageId,
      thumbKey: imageId,
      sha256: imageId,
      bytes: 1,
      contentType: "image/png",
      name: "",
    };
    await db.insert(images).values({ id: imageId, userId: user, fromGeneration: from, width: 1, height: 1, ...file });
    await db.insert(generationImages).values({ generationId: to, position: 1, imageId });
  }
  expect(new Set(await videosOf(user, await made(user, { collectionId })))).toEqual(new Set([c, a]));
  expect(new Set(await videosOf(user, await made(user, { batchId })))).toEqual(new Set([a, b]));
  for (const chain of [a, b, c]) expect(await videosOf(user, await made(user, { chain }))).toEqual([a, b, c]);
});

test("a video says in which sequences it is, and a deleted one is a gap with its name", async () => {
  const { db } = database;
  const user = await addUser(db);
  const [a, b] = [await video(user), await video(user)];
  const id = await made(user, { selection: { ids: [a, b] } });
  expect(await sequencesWith(db, { userId: user, videoId: b })).toEqual([{ id, name: "first cut" }]);
  await setTrashed(db, { userId: user, ids: [b], at: new Date() });
  const view = await read(user, id);
  expect(view?.content.clips.map(({ name }) => name)).toEqual(["a heron", "a heron"]);
  expect(view?.videos.map(({ id }) => id)).toEqual([a]);
});

const content = (by: string, seq: number, clips: SequenceContent["clips"] = []): SequenceContent => ({
  ...emptyTimeline,
  rate: 24,
  clips,
  by,
  seq,
});

test("two tabs do not overwrite each other silently, and a page whose answer was lost may go on", async () => {
  const { db } = database;
  const userId = await addUser(db);
  const id = await made(userId, { selection: { ids: [await video(userId)] } });
  const save = (base: number, by: string, seq: number) =>
    saveSequence(db, { userId, id, write: { base, content: content(by, seq) } });
  expect(await save(1, "a", 1)).toEqual({ ok: true, version: 2 });
  expect(await save(1, "b", 1)).toMatchObject({ ok: false, other: { version: 2, content: { by: "a" } } });
  expect(await save(1, "a", 3)).toEqual({ ok: true, version: 3 });
  expect((await save(2, "a", 2)).ok).toBe(false);
  expect(await sequencesWith(db, { userId, videoId: "none" })).toEqual([]);
});

test("videos are added to a sequence that its page has saved meanwhile, up to its limit", async () => {
  const { db } = database;
  const userId = await addUser(db);
  const [a, b] = [await video(userId), await video(userId)];
  const id = await made(userId, { selection: { ids: [a] } });
  expect(await appendTo(db, { userId, id, from: { selection: { ids: [b] } } })).toMatchObject({ ok: true, added: 1 });
  expect(await videosOf(userId, id)).toEqual([a, b]);
  const clip = { videoId: a, name: "", frames: 1, in: 0, out: 1, ...plainClip };
  const full = Array.from({ length: MAX_CLIPS }, (_, at) => ({ ...clip, key: `k${at}` }));
  await saveSequence(db, { userId, id, write: { base: 2, content: content("a", 1, full) } });
  expect(await appendTo(db, { userId, id, from: { selection: { ids: [b] } } })).toMatchObject({ ok: false });
});

test("a sequence is deleted, restored, and out of reach of others", async () => {
  const { db } = database;
  const [user, other] = [await addUser(db), await addUser(db)];
  const a = await video(user);
  const id = await made(user, { selection: { ids: [a] } });
  const from = { selection: { ids: [a] } };
  expect(await readSequence(db, { userId: other, id })).toBeNull();
  expect(await createSequence(db, { userId: other, name: "taken", from })).toMatchObject({ ok: false });
  expect(await appendTo(db, { userId: other, id, from })).toMatchObject({ ok: false });
  const write = { base: 1, content: content("x", 1) };
  expect(await saveSequence(db, { userId: other, id, write })).toEqual({ ok: false, other: null });
  expect(await setSequenceDeleted(db, { userId: other, id, deleted: true })).toBe(false);
  expect(await setSequenceDeleted(db, { userId: user, id, deleted: true })).toBe(true);
  expect(await read(user, id)).toBeNull();
  expect(await sequencesWith(db, { userId: user, videoId: a })).toEqual([]);
  expect(await restoreSequenceOf(db, { userId: other, id })).toMatchObject({ ok: false });
  expect(await restoreSequenceOf(db, { userId: user, id })).toEqual({ ok: true });
  expect(await videosOf(user, id)).toEqual([a]);
});

test("a page may name another user's video, and that video does not say so", async () => {
  const { db } = database;
  const [user, other] = [await addUser(db), await addUser(db)];
  const theirs = await video(other);
  const id = await made(user, null);
  const clip = { key: "k", videoId: theirs, name: "taken", frames: 1, in: 0, out: 1, ...plainClip };
  expect(await saveSequence(db, { userId: user, id, write: { base: 1, content: content("a", 1, [clip]) } })).toEqual({
    ok: true,
    version: 2,
  });
  expect((await read(user, id))?.videos).toEqual([]);
  expect(await sequencesWith(db, { userId: other, videoId: theirs })).toEqual([]);
});

test("an account that ends takes its sequences along", async () => {
  const { db } = database;
  const user = await addUser(db);
  const id = await made(user, { selection: { ids: [await video(user)] } });
  await endAccount(db, { userId: user });
  expect(await read(user, id)).toBeNull();
});
