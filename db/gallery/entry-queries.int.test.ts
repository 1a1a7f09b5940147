import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { ledger } from "@/db/schema/credits";
import { generations } from "@/db/schema/generations";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { termsOf } from "@/lib/gallery/search-terms";
import { emptyExpiredTrash, emptyTrashOf } from "@/lib/gallery/trash";
import {
  createCollection,
  deleteItems,
  insertItems,
  listCollections,
  pageOfCollection,
  placeBefore,
  setCover,
} from "./collection-queries";
import { listTrash, restoreMoment, setFavorite, setNote, setTrashed } from "./entry-queries";
import { findEntries } from "./gallery-queries";

let database: TestDatabase;
let userId: string;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  userId = await user();
});

const user = () => addUser(database.db);

async function make(owner = userId): Promise<string> {
  const id = randomUUID();
  await database.db.insert(generations).values({
    ...{
      id,
      userId: owner,
      requestId: randomUUID(),
      prompt: "a fox",
      model: "seedance-2.0",
      ratio: "16:9",
      duration: 5,
    },
    ...{ estimate: "0.5", state: "ready", videoKey: `videos/${id}.mp4`, videoSha256: "sum", videoBytes: 1 },
  });
  return id;
}

const find = async (filter: Parameters<typeof findEntries>[1]["filter"]) =>
  (await findEntries(database.db, { userId, filter, limit: 50 })).map(({ id }) => id);

describe("what a user adds to a video", () => {
  test("favorites are found, and a user cannot mark another user's video", async () => {
    const [mine, foreign] = [await make(), await make(await user())];
    expect(await setFavorite(database.db, { userId, ids: [mine, foreign], on: true })).toEqual([mine]);
    expect(await find({ favorite: true })).toEqual([mine]);
    expect(await setFavorite(database.db, { userId, ids: [mine], on: false })).toEqual([mine]);
    expect(await find({ favorite: true })).toEqual([]);
  });

  test("a title, a note and tags are found by their words", async () => {
    const id = await make();
    const added = { title: "Opening", note: "for the pitch on Friday", tags: ["客户", "draft"] };
    expect(await setNote(database.db, { userId, id, ...added })).toBe(true);
    for (const word of ["opening", "friday", "客户", "draft", "fox"]) {
      expect(await find({ terms: await termsOf(database.db, word) })).toEqual([id]);
    }
    expect(await setNote(database.db, { userId: await user(), id, ...added })).toBe(false);
  });
});

describe("the trash", () => {
  const removed: string[] = [];
  const storage = { remove: async (key: string) => void removed.push(key) } as never;

  test("a video in the trash can be restored until it expires", async () => {
    const id = await make();
    expect(await setTrashed(database.db, { userId, ids: [id], at: new Date() })).toEqual([id]);
    expect(await find({})).toEqual([]);
    expect((await listTrash(database.db, { userId, limit: 5 })).map((entry) => entry.id)).toEqual([id]);
    expect(await emptyTrashOf({ db: database.db, storage }, { userId })).toBe(0);
    expect(await setTrashed(database.db, { userId, ids: [id], at: null })).toEqual([id]);
    expect(await find({})).toEqual([id]);
  });

  test("videos deleted together are restored together", async () => {
    const [a, b, c] = [await make(), await make(), await make()];
    await setTrashed(database.db, { userId, ids: [c], at: new Date(Date.now() - 1_000) });
    const at = new Date();
    await setTrashed(database.db, { userId, ids: [a, b], at });
    await restoreMoment(database.db, { userId: await user(), at });
    expect(await find({})).toEqual([]);
    await restoreMoment(database.db, { userId, at });
    expect(new Set(await find({}))).toEqual(new Set([a, b]));
  });

  test("after thirty days the file and the words are deleted, and the cost stays on record", async () => {
    const id = await make();
    await database.db.insert(ledger).values({ generationId: id, userId, kind: "reserve", amount: "0.5" });
    await database.db.execute(sql`update generations set deleted_at = now() - interval '31 days' where id = ${id}`);
    // Even if its owner never opens the trash again.
    await emptyExpiredTrash({ db: database.db, storage });
    expect(removed).toContain(`videos/${id}.mp4`);
    expect(await listTrash(database.db, { userId, limit: 5 })).toEqual([]);
    const [row] = await database.db.select().from(generations).where(sql`id = ${id}`);
    expect(row?.prompt).toBe("");
    expect(await setTrashed(database.db, { userId, ids: [id], at: null })).toEqual([]);
  });
});

describe("collections", () => {
  test("videos keep their manual order", async () => {
    const [a, b, c] = [await make(), await make(), await make()];
    const { id: collectionId } = await createCollection(database.db, { userId, name: "Pitch" });
    expect(await insertItems(database.db, { userId, collectionId, ids: [a, b, c, a] })).toEqual([a, b, c]);
    const order = async () =>
      (await pageOfCollection(database.db, { userId, collectionId, limit: 9 })).map(({ id }) => id);
    expect(await order()).toEqual([a, b, c]);
    await placeBefore(database.db, { userId, collectionId, id: c, beforeId: a });
    expect(await order()).toEqual([c, a, b]);
    await placeBefore(database.db, { userId, collectionId, id: c, beforeId: b });
    expect(await order()).toEqual([a, c, b]);
    await placeBefore(database.db, { userId, collectionId, id: a, beforeId: null });
    expect(await order()).toEqual([c, b, a]);
    await deleteItems(database.db, { userId, collectionId, ids: [b] });
    expect(await order()).toEqual([c, a]);
  });

  test("any number of videos can be put between the same two", async () => {
    const ids = [await make(), await make(), await make(), await make()];
    const { id: collectionId } = await createCollection(database.db, { userId, name: "Pitch" });
    await insertItems(database.db, { userId, collectionId, ids });
    const [first = "", second = "", third = ""] = ids;
    const order = async () =>
      (await pageOfCollection(database.db, { userId, collectionId, limit: 10 })).map(({ id }) => ids.indexOf(id));
    for (let round = 0; round < 40; round++) {
      const [moving, before] = round % 2 === 0 ? [third, second] : [second, third];
      expect(await placeBefore(database.db, { userId, collectionId, id: moving, beforeId: before })).toBe(true);
      expect(await order()).toEqual(round % 2 === 0 ? [0, 2, 1, 3] : [0, 1, 2, 3]);
    }
    expect(first).toBe(ids[0]);
  });

  test("a collection shows its chosen cover, else its first video, and never a foreign one", async () => {
    const [first, second, outside] = [await make(), await make(), await make()];
    const { id } = await createCollection(database.db, { userId, name: "Pitch" });
    const shown = async () => (await listCollections(database.db, { userId }))[0]?.shownId;
    expect(await shown()).toBeNull();
    await insertItems(database.db, { userId, collectionId: id, ids: [first, second] });
    expect(await shown()).toBe(first);
    expect(await setCover(database.db, { userId, id, coverId: second })).toBe(true);
    expect(await shown()).toBe(second);
    expect(await setCover(database.db, { userId, id, coverId: outside })).toBe(false);
    expect(await setCover(database.db, { userId: await user(), id, coverId: first })).toBe(false);
    await setTrashed(database.db, { userId, ids: [second], at: new Date() });
    expect(await shown()).toBe(first);
  });

  test("a page continues where the one before ended", async () => {
    const ids = [await make(), await make(), await make()];
    const { id: collectionId } = await createCollection(database.db, { userId, name: "Pitch" });
    await insertItems(database.db, { userId, collectionId, ids });
    const first = await pageOfCollection(database.db, { userId, collectionId, limit: 2 });
    const after = first.at(-1);
    const second = await pageOfCollection(database.db, { userId, collectionId, limit: 2, after });
    expect([...first, ...second].map(({ id }) => id)).toEqual(ids);
  });

  test("a user cannot put a foreign video into a collection, nor anything into a foreign one", async () => {
    const stranger = await user();
    const { id: theirs } = await createCollection(database.db, { userId: stranger, name: "Theirs" });
    const { id: mine } = await createCollection(database.db, { userId, name: "Mine" });
    expect(await insertItems(database.db, { userId, collectionId: theirs, ids: [await make()] })).toEqual([]);
    expect(await insertItems(database.db, { userId, collectionId: mine, ids: [await make(stranger)] })).toEqual([]);
    expect((await listCollections(database.db, { userId })).map(({ name, n }) => [name, n])).toEqual([["Mine", 0]]);
  });

  test("a video is in its collection, and is not counted while it is in the trash", async () => {
    const id = await make();
    const { id: collectionId } = await createCollection(database.db, { userId, name: "Pitch" });
    await insertItems(database.db, { userId, collectionId, ids: [id] });
    expect(await pageOfCollection(database.db, { userId, collectionId, limit: 2 })).toEqual([{ id, position: 1 }]);
    await setTrashed(database.db, { userId, ids: [id], at: new Date() });
    expect((await listCollections(database.db, { userId }))[0]?.n).toBe(0);
  });
});
