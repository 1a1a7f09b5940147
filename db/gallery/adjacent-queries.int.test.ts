import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { generations } from "@/db/schema/generations";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { readFilter } from "@/lib/gallery/filter";
import { toEntryFilter } from "@/lib/gallery/page";
import { adjacentEntries, adjacentItems } from "./adjacent-queries";
import { createCollection, insertItems, placeBefore } from "./collection-queries";
import { setFavorite, setTrashed } from "./entry-queries";
import { type EntryFilter, findEntries } from "./gallery-queries";

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

type Made = Partial<typeof generations.$inferInsert>;

const make = (prompt: string, change: Made = {}) => addGeneration(database.db, { userId, prompt, ...change });

/** Walks from the newest to the oldest and back using only neighbors. */
async function walk(filter: EntryFilter): Promise<{ down: string[]; up: string[] }> {
  const [first] = await findEntries(database.db, { userId, filter, limit: 1 });
  const all = await findEntries(database.db, { userId, filter, limit: 500 });
  const placeOf = new Map(all.map((place) => [place.id, place]));
  const go = async (from: string | undefined, side: "previous" | "next") => {
    const seen: string[] = [];
    for (let id = from; id !== undefined; ) {
      seen.push(id);
      const place = placeOf.get(id);
      if (!place || seen.length > all.length) throw new Error("walked off the end of the listing");
      id = (await adjacentEntries(database.db, { userId, filter, place }))[side] ?? undefined;
    }
    return seen;
  };
  const down = await go(first?.id, "next");
  return { down, up: await go(down.at(-1), "previous") };
}

test("under every filter, next and previous walk through exactly what the gallery shows", async () => {
  const at = (month: number, day: number) => new Date(Date.UTC(2025, month, day, 12));
  const moments = [at(0, 3), at(0, 3), at(0, 9), at(3, 1), at(3, 1), at(3, 1), at(8, 30), at(11, 24)];
  const made: string[] = [];
  for (const [index, createdAt] of moments.entries()) {
    const state = index % 3 === 0 ? "failed" : "ready";
    const ratio = index % 2 === 0 ? "16:9" : "9:16";
    made.push(
      await make(index % 2 === 0 ? `A red fox ${index}` : `纸船 ${index}`, {
        createdAt,
        state,
        ratio,
        duration: index < 4 ? 5 : 10,
      }),
    );
  }
  await setFavorite(database.db, { userId, ids: made.slice(2, 6), on: true });
  await setTrashed(database.db, { userId, ids: made.slice(4, 5), at: new Date() });
  await user();

  for (const query of [
    "",
    "q=fox",
    "q=纸船",
    "q=re",
    "state=ready",
    "state=failed&duration=5",
    "ratio=9:16",
    "favorite=1",
    "from=2025-01-03&to=2025-04-01",
    "q=fox&favorite=1",
  ]) {
    const address = new URLSearchParams(query);
    const filter = await toEntryFilter(database.db, { userId, filter: readFilter((name) => address.get(name)) });
    const shown = (await findEntries(database.db, { userId, filter, limit: 100 })).map(({ id }) => id);
    const { down, up } = await walk(filter);
    expect(shown.length, query).toBeGreaterThan(0);
    expect(down, query).toEqual(shown);
    expect(up, query).toEqual(shown.toReversed());
  }
});

test("a video that left the filter still has its neighbors", async () => {
  const day = (date: number) => new Date(Date.UTC(2025, 5, date));
  const [old, middle, young] = [
    await make("one", { createdAt: day(1) }),
    await make("two", { createdAt: day(2) }),
    await make("three", { createdAt: day(3) }),
  ];
  await setFavorite(database.db, { userId, ids: [old, young], on: true });
  const sides = await adjacentEntries(database.db, {
    userId,
    filter: { favorite: true },
    place: { id: middle, createdAt: day(2) },
  });
  expect(sides).toEqual({ previous: young, next: old });
});

test("neighbors are never another user's videos", async () => {
  const createdAt = new Date(Date.UTC(2025, 5, 1));
  await make("mine, older", { createdAt: new Date(createdAt.getTime() - 1) });
  const other = await user();
  const sides = await adjacentEntries(database.db, {
    userId: other,
    filter: {},
    place: { id: randomUUID(), createdAt },
  });
  expect(sides).toEqual({ previous: null, next: null });
});

test("in a collection, next and previous follow its manual order and skip videos in the trash", async () => {
  const [a, b, c, d] = [await make("a"), await make("b"), await make("c"), await make("d")];
  const { id: collectionId } = await createCollection(database.db, { userId, name: "Pitch" });
  await insertItems(database.db, { userId, collectionId, ids: [a, b, c, d] });
  await placeBefore(database.db, { userId, collectionId, id: d, beforeId: b });
  await setTrashed(database.db, { userId, ids: [b], at: new Date() });
  const beside = (id: string, who = userId) => adjacentItems(database.db, { userId: who, collectionId, id });
  expect(await beside(a)).toEqual({ previous: null, next: d });
  expect(await beside(d)).toEqual({ previous: a, next: c });
  expect(await beside(c)).toEqual({ previous: d, next: null });
  expect(await beside(a, await user())).toBeNull();
});
