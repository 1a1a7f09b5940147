import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  createCollection,
  deleteItems,
  insertItems,
  placeBefore,
  removeCollection,
} from "@/db/gallery/collection-queries";
import { findVideo } from "@/db/generations/video-queries";
import { galleryEntries } from "@/db/schema/gallery";
import { generations } from "@/db/schema/generations";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { addToCount, listCounts } from "./share-count-queries";
import {
  changeShare,
  endShares,
  findShare,
  insertCollectionShare,
  insertShare,
  listShares,
  replaceShare,
} from "./share-queries";

let database: TestDatabase;
let owner = "";
let other = "";

const slug = () => randomUUID().replaceAll("-", "").slice(0, 22);

const user = () => addUser(database.db);

const video = (userId: string, change: Partial<typeof generations.$inferInsert> = {}) =>
  addGeneration(database.db, { userId, prompt: "A fox", state: "ready", ...change });

async function collection(userId: string, ids: string[]): Promise<string> {
  const { id } = await createCollection(database.db, { userId, name: "Cuts" });
  await insertItems(database.db, { userId, collectionId: id, ids });
  return id;
}

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  owner = await user();
  other = await user();
});

test("a new link shows the video and nothing else", async () => {
  const share = await insertShare(database.db, { userId: owner, generationIds: [await video(owner)], slug: slug() });
  expect(share).toMatchObject({
    showPrompt: false,
    showImages: false,
    showSettings: false,
    allowDownload: false,
    allowRemix: false,
    indexable: false,
    passwordHash: null,
    endsAt: null,
    revokedAt: null,
  });
});

test("a user cannot share a video that is not theirs, not finished or in the trash", async () => {
  const { db } = database;
  for (const id of [
    await video(other),
    await video(owner, { state: "rendering" }),
    await video(owner, { deletedAt: new Date() }),
    randomUUID(),
  ]) {
    expect(await insertShare(db, { userId: owner, generationIds: [id], slug: slug() })).toBeNull();
    expect(await insertShare(db, { userId: owner, generationIds: [await video(owner), id], slug: slug() })).toBeNull();
  }
  expect(await listShares(db, { userId: owner })).toEqual([]);
});

test("a link of several videos keeps their order", async () => {
  const ids = [await video(owner), await video(owner), await video(owner)].sort().reverse();
  const share = await insertShare(database.db, { userId: owner, generationIds: ids, slug: slug() });
  const found = await findShare(database.db, share!.slug);
  expect(found?.videos.map((row) => [row.place, row.id])).toEqual(ids.map((id, index) => [index + 1, id]));
});

test("a user cannot change, revoke, replace, list or count another user's link", async () => {
  const { db } = database;
  const generationId = await video(owner);
  const share = await insertShare(db, { userId: owner, generationIds: [generationId], slug: slug() });
  const where = { userId: other, slug: share!.slug };
  await addToCount(db, { shareId: share!.id, day: "2026-11-22" }, "views", 1);
  expect(await changeShare(db, where, { showPrompt: true })).toBeNull();
  expect(await endShares(db, { userId: other, slugs: [share!.slug] })).toEqual([]);
  expect(await replaceShare(db, { ...where, newSlug: slug() })).toBeNull();
  expect(await listShares(db, { userId: other, generationId })).toEqual([]);
  expect(await listCounts(db, { ...where, since: "2026-11-01" })).toEqual([]);
  expect((await findShare(db, share!.slug))?.share).toMatchObject({ showPrompt: false, revokedAt: null });
});

test("a revoked link can neither be changed nor restored", async () => {
  const { db } = database;
  const share = await insertShare(db, { userId: owner, generationIds: [await video(owner)], slug: slug() });
  const where = { userId: owner, slug: share!.slug };
  expect(await endShares(db, { userId: owner, slugs: [share!.slug] })).toEqual([share!.slug]);
  expect(await endShares(db, { userId: owner, slugs: [share!.slug] })).toEqual([]);
  expect(await changeShare(db, where, { showPrompt: true })).toBeNull();
  expect(await replaceShare(db, { ...where, newSlug: slug() })).toBeNull();
});

test("a new address keeps the settings and ends the old address", async () => {
  const { db } = database;
  const ids = [await video(owner), await video(owner)];
  const old = await insertShare(db, {
    userId: owner,
    generationIds: ids,
    slug: slug(),
    title: "Cut",
    showPrompt: true,
  });
  const renewed = await replaceShare(db, { userId: owner, slug: old!.slug, newSlug: slug() });
  expect(renewed).toMatchObject({ title: "Cut", showPrompt: true, revokedAt: null });
  expect((await findShare(db, renewed!.slug))?.videos.map((row) => row.id)).toEqual(ids);
  expect((await findShare(db, old!.slug))?.share.revokedAt).not.toBeNull();
});

test("a video in the trash disappears from its links, and returns with undo", async () => {
  const { db } = database;
  const id = await video(owner);
  const share = await insertShare(db, { userId: owner, generationIds: [id], slug: slug() });
  await db.update(generations).set({ deletedAt: new Date() }).where(eq(generations.id, id));
  expect((await findShare(db, share!.slug))?.videos).toEqual([]);
  expect(await findVideo(db, { userId: owner, id })).toBeNull();
  expect(await findVideo(db, { userId: owner, id, trashed: true })).not.toBeNull();
  await db.update(generations).set({ deletedAt: null }).where(eq(generations.id, id));
  expect((await findShare(db, share!.slug))?.videos).toHaveLength(1);
});

test("a collection's link shows its current videos in order, and none that cannot be shown", async () => {
  const { db } = database;
  const [first, second, late] = [await video(owner), await video(owner), await video(owner)];
  const id = await collection(owner, [second, await video(owner, { state: "rendering" }), first]);
  const share = await insertCollectionShare(db, { userId: owner, collectionId: id, slug: slug() });
  const shown = async () => (await findShare(db, share!.slug))?.videos.map((row) => row.id);
  expect(await shown()).toEqual([second, first]);
  await insertItems(db, { userId: owner, collectionId: id, ids: [late] });
  await placeBefore(db, { userId: owner, collectionId: id, id: first, beforeId: second });
  expect(await shown()).toEqual([first, second, late]);
  await deleteItems(db, { userId: owner, collectionId: id, ids: [second] });
  await db.update(generations).set({ deletedAt: new Date() }).where(eq(generations.id, first));
  expect(await shown()).toEqual([late]);
  expect(await listShares(db, { userId: owner })).toMatchObject([
    { collection: "Cuts", videos: 1, cover: { id: late }, share: { slug: share!.slug } },
  ]);
  expect(await listShares(db, { userId: owner, collectionId: id })).toHaveLength(1);
  expect(await listShares(db, { userId: owner, generationId: late })).toHaveLength(1);
  expect(await listShares(db, { userId: owner, generationId: second })).toEqual([]);
});

test("a collection's link shows at most a hundred videos and does not tell how many there are", async () => {
  const { db } = database;
  const ids: string[] = [];
  for (let made = 0; made < 101; made++) ids.push(await video(owner));
  const id = await collection(owner, ids);
  const share = await insertCollectionShare(db, { userId: owner, collectionId: id, slug: slug() });
  expect((await findShare(db, share!.slug))?.videos.map((row) => row.id)).toEqual(ids.slice(0, 100));
  expect(await listShares(db, { userId: owner })).toMatchObject([{ videos: 100, cover: { id: ids[0] } }]);
});

test("a user cannot share another user's collection", async () => {
  const id = await collection(other, [await video(other)]);
  expect(await insertCollectionShare(database.db, { userId: owner, collectionId: id, slug: slug() })).toBeNull();
});

test("deleting a collection revokes its links and no other ones", async () => {
  const { db } = database;
  const id = await collection(owner, [await video(owner)]);
  const share = await insertCollectionShare(db, { userId: owner, collectionId: id, slug: slug() });
  expect(await removeCollection(db, { userId: other, id })).toBe(false);
  expect((await findShare(db, share!.slug))?.share.revokedAt).toBeNull();
  expect(await removeCollection(db, { userId: owner, id })).toBe(true);
  const found = await findShare(db, share!.slug);
  expect(found?.share.revokedAt).not.toBeNull();
  expect(found?.videos).toEqual([]);
});

test("a video counts as shared in the gallery while its collection has a link", async () => {
  const { db } = database;
  const [early, late] = [await video(owner), await video(owner)];
  const isShared = async (id: string) =>
    (await db.select().from(galleryEntries).where(eq(galleryEntries.generationId, id)))[0]?.shared;
  const id = await collection(owner, [early]);
  expect(await isShared(early)).toBe(false);
  const share = await insertCollectionShare(db, { userId: owner, collectionId: id, slug: slug() });
  expect(await isShared(early)).toBe(true);
  await insertItems(db, { userId: owner, collectionId: id, ids: [late] });
  expect(await isShared(late)).toBe(true);
  await deleteItems(db, { userId: owner, collectionId: id, ids: [early] });
  expect(await isShared(early)).toBe(false);
  await endShares(db, { userId: owner, slugs: [share!.slug] });
  expect(await isShared(late)).toBe(false);
  await insertCollectionShare(db, { userId: owner, collectionId: id, slug: slug() });
  expect(await isShared(late)).toBe(true);
  await removeCollection(db, { userId: owner, id });
  expect(await isShared(late)).toBe(false);
});

test("concurrent views on one day are all counted", async () => {
  const { db } = database;
  const share = await insertShare(db, { userId: owner, generationIds: [await video(owner)], slug: slug() });
  const at = { shareId: share!.id, day: "2026-11-22" };
  await Promise.all(
    Array.from({ length: 40 }, (_, index) => addToCount(db, at, index % 4 === 0 ? "plays" : "views", 1)),
  );
  await addToCount(db, { ...at, day: "2026-11-23" }, "views", 1);
  const counts = await listCounts(db, { userId: owner, slug: share!.slug, since: "2026-11-22" });
  expect(counts).toEqual([
    { day: "2026-11-22", views: 30, plays: 10 },
    { day: "2026-11-23", views: 1, plays: 0 },
  ]);
  expect(await listShares(db, { userId: owner })).toMatchObject([{ views: 31, plays: 10 }]);
});
