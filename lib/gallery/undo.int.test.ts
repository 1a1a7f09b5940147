import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  createCollection,
  deleteItems,
  insertItems,
  listCollections,
  pageOfCollection,
  placeBefore,
} from "@/db/gallery/collection-queries";
import { removeEmptyCollections, restoreItems } from "@/db/gallery/collection-undo-queries";
import { readEntries, setFavorite, setNote } from "@/db/gallery/entry-queries";
import { findEntries } from "@/db/gallery/gallery-queries";
import { changeTags, restoreTags } from "@/db/gallery/tag-queries";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { changeEach } from "./changed";
import { termsOf } from "./search-terms";
import { portions } from "./selection";

let database: TestDatabase;
let db: TestDatabase["db"];
let userId: string;
let stranger: string;
/** Three videos of this user, and one of another user. */
let [a, b, c, foreign] = ["", "", "", ""];

beforeAll(async () => {
  database = await openTestDatabase();
  db = database.db;
});
afterAll(() => database.close());
beforeEach(async () => {
  [userId, stranger] = [await addUser(db), await addUser(db)];
  const video = (owner: string) => addGeneration(db, { userId: owner, prompt: "a fox", state: "ready" });
  [a, b, c, foreign] = [await video(userId), await video(userId), await video(userId), await video(stranger)];
});

/** One value of each of these videos' entries, in their order. */
async function read<Key extends "favorite" | "tags">(key: Key, ids = [a, b, c], owner = userId) {
  const entries = new Map((await readEntries(db, { userId: owner, ids })).map((entry) => [entry.generationId, entry]));
  return ids.map((id) => entries.get(id)?.[key]);
}

describe("favorites", () => {
  test("a video that was a favorite before the action is one after its undo", async () => {
    await setFavorite(db, { userId, ids: [b], on: true });
    const whole = { query: "", spans: [[null, null] as [null, null]], except: [], also: [foreign] };
    const { changed, undo } = await changeEach(portions(db, { userId, selection: whole }), 10, (ids) =>
      setFavorite(db, { userId, ids, on: true }),
    );
    expect(changed).toBe(2);
    expect(new Set(undo)).toEqual(new Set([a, c]));
    await setFavorite(db, { userId, ids: undo ?? [], on: false });
    expect(await read("favorite")).toEqual([false, true, false]);
  });

  test("an action on too many videos is counted and has no undo, whatever its last portion was", async () => {
    async function* each() {
      for (const id of [a, b, c]) yield [id];
    }
    const mark = (on: boolean, most: number) => changeEach(each(), most, (ids) => setFavorite(db, { userId, ids, on }));
    expect(await mark(true, 2)).toEqual({ changed: 3, undo: null });
    expect(await mark(false, 3)).toEqual({ changed: 3, undo: [a, b, c] });
  });

  test("a user cannot change another user's favorite", async () => {
    await setFavorite(db, { userId: stranger, ids: [foreign], on: true });
    expect(await setFavorite(db, { userId, ids: [foreign], on: false })).toEqual([]);
    expect(await read("favorite", [foreign], stranger)).toEqual([true]);
  });
});

describe("tags", () => {
  const tagged = (id: string, tags: string[], owner = userId) =>
    setNote(db, { userId: owner, id, title: null, note: "", tags });

  test.each([
    ["given", { add: ["night", "client"], remove: [], most: 20 }],
    ["taken", { add: [], remove: ["night", "day"], most: 20 }],
    ["added where there was room for only one of them", { add: ["a", "b"], remove: [], most: 4 }],
  ])("tags that were %s are restored exactly and in their order", async (_, change) => {
    const had = [["draft", "night", "wide"], [], ["client", "night"]];
    await Promise.all([a, b, c].map((id, at) => tagged(id, had[at] ?? [])));
    const before = await changeTags(db, { userId, ids: [a, b, c], ...change });
    expect(before.length).toBeGreaterThan(0);
    expect(await read("tags")).not.toEqual(had);
    expect(await restoreTags(db, { userId, before, ...change })).toBe(before.length);
    expect(await read("tags")).toEqual(had);
    const found = await findEntries(db, { userId, filter: { terms: await termsOf(db, "wide") }, limit: 5 });
    expect(found.map(({ id }) => id)).toEqual([a]);
  });

  test("a video that already had the tag is not changed by the undo", async () => {
    const change = { add: ["night"], remove: [], most: 20 };
    await tagged(b, ["night"]);
    const before = await changeTags(db, { userId, ids: [a, b], ...change });
    expect(before).toEqual([{ id: a, tags: [] }]);
    await restoreTags(db, { userId, before, ...change });
    expect(await read("tags")).toEqual([[], ["night"], []]);
  });

  test("tags written since the action are kept", async () => {
    const change = { add: ["night"], remove: [], most: 20 };
    const before = await changeTags(db, { userId, ids: [a, b], ...change });
    await tagged(a, ["night", "later"]);
    expect(await restoreTags(db, { userId, before, ...change })).toBe(1);
    expect(await read("tags")).toEqual([["night", "later"], [], []]);
  });

  test("an undo with foreign ids changes no foreign video", async () => {
    const change = { add: ["night"], remove: [], most: 20 };
    await tagged(foreign, ["night"], stranger);
    expect(await restoreTags(db, { userId, before: [{ id: foreign, tags: [] }], ...change })).toBe(0);
    expect(await read("tags", [foreign], stranger)).toEqual([["night"]]);
  });
});

describe("collections", () => {
  const make = async (owner = userId) => (await createCollection(db, { userId: owner, name: "Pitch" })).id;
  const order = async (collectionId: string, owner = userId) =>
    (await pageOfCollection(db, { userId: owner, collectionId, limit: 9 })).map(({ id }) => id);
  const names = async () => (await listCollections(db, { userId })).map(({ id }) => id);

  test("undo keeps the videos that were in the collection before the action", async () => {
    const collectionId = await make();
    await insertItems(db, { userId, collectionId, ids: [b] });
    const added = await insertItems(db, { userId, collectionId, ids: [a, b, c, foreign] });
    expect(added).toEqual([a, c]);
    await deleteItems(db, { userId, collectionId, ids: added });
    expect(await order(collectionId)).toEqual([b]);
  });

  test("removed videos return to their places, and one that was added again keeps its new place", async () => {
    const collectionId = await make();
    await insertItems(db, { userId, collectionId, ids: [a, b, c] });
    await placeBefore(db, { userId, collectionId, id: c, beforeId: b });
    const places = await deleteItems(db, { userId, collectionId, ids: [a, c] });
    await insertItems(db, { userId, collectionId, ids: [a] });
    await restoreItems(db, { userId, collectionId, places });
    expect(await order(collectionId)).toEqual([c, b, a]);
  });

  test("undo removes a collection that the action made, unless it has been used since", async () => {
    const [empty, filled] = [await make(), await make()];
    await insertItems(db, { userId, collectionId: filled, ids: [a] });
    await removeEmptyCollections(db, { userId: stranger, id: empty });
    expect(await names()).toContain(empty);
    await removeEmptyCollections(db, { userId, id: empty });
    await removeEmptyCollections(db, { userId, id: filled });
    expect(await names()).toEqual([filled]);
  });

  test("a user cannot restore into a foreign collection, nor a foreign video into their own", async () => {
    const [mine, theirs] = [await make(), await make(stranger)];
    await restoreItems(db, { userId, collectionId: theirs, places: [{ id: a, position: 1 }] });
    await restoreItems(db, { userId, collectionId: mine, places: [{ id: foreign, position: 1 }] });
    expect(await order(mine)).toEqual([]);
    expect((await listCollections(db, { userId: stranger })).map(({ n }) => n)).toEqual([0]);
    await insertItems(db, { userId: stranger, collectionId: theirs, ids: [foreign] });
    expect(await deleteItems(db, { userId, collectionId: theirs, ids: [foreign] })).toEqual([]);
    expect(await order(theirs, stranger)).toEqual([foreign]);
  });
});
