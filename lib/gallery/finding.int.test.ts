import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createCollection, insertItems } from "@/db/gallery/collection-queries";
import { findEntries } from "@/db/gallery/gallery-queries";
import { listViews, removeView, renameView, saveView } from "@/db/gallery/saved-view-queries";
import { generations } from "@/db/schema/generations";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { readFilter } from "./filter";
import { toEntryFilter } from "./page";

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

/** Videos over four months, newest first, with these costs; null is an unknown cost. */
async function make(costs: (string | null)[], model = "seedance-2.0"): Promise<string[]> {
  const rows = costs.map((consumed, at) => ({
    ...{ id: randomUUID(), userId, requestId: randomUUID(), prompt: "a fox", model, ratio: "16:9", duration: 5 },
    ...{ estimate: "0.5", consumed, state: "canceled" as const },
    createdAt: new Date(Date.UTC(2026, 10 - (at % 4), 22) - at * 60_000),
  }));
  await database.db.insert(generations).values(rows);
  rows.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  return rows.map(({ id }) => id);
}

async function find(query: string): Promise<string[]> {
  const values = new URLSearchParams(query);
  const filter = await toEntryFilter(database.db, { userId, filter: readFilter((name) => values.get(name)) });
  return (await findEntries(database.db, { userId, filter, limit: 50 })).map(({ id }) => id);
}

test("videos are found by cost, inclusive, newest first over all months", async () => {
  const all = await make(["0.5", "1", "1.5", null, "1.000001", "0", "1", "2"]);
  const cost = new Map(
    (await database.db.select().from(generations)).map((row) => [row.id, Number(row.consumed ?? -1)]),
  );
  expect(await find("costFrom=1&costTo=1.5")).toEqual(
    all.filter((id) => [1, 1.5, 1.000001].includes(cost.get(id) ?? -1)),
  );
  expect(await find("costTo=0")).toEqual(all.filter((id) => cost.get(id) === 0));
  expect(await find("costFrom=3")).toEqual([]);
});

test("a cost that becomes known later is found", async () => {
  const [id = ""] = await make([null]);
  expect(await find("costFrom=0.1")).toEqual([]);
  await database.db.update(generations).set({ consumed: "0.7" }).where(eq(generations.id, id));
  expect(await find("costFrom=0.1&q=fox")).toEqual([id]);
});

test("videos are found by model and by collection, together with words", async () => {
  const [first = "", second = ""] = await make(["1", "1"]);
  const [other = ""] = await make(["1"], "another-model");
  expect(await find("model=another-model")).toEqual([other]);
  const { id } = await createCollection(database.db, { userId, name: "Pitch" });
  await insertItems(database.db, { userId, collectionId: id, ids: [second, other] });
  expect(new Set(await find(`in=${id}`))).toEqual(new Set([second, other]));
  expect(await find(`in=${id}&model=seedance-2.0&q=fox`)).toEqual([second]);
  expect(await find(`in=${id}&q=zeppelin`)).toEqual([]);
  expect(first).not.toBe("");
});

test("another user's collection shows nothing", async () => {
  const [mine = ""] = await make(["1"]);
  const { id } = await createCollection(database.db, { userId, name: "Pitch" });
  await insertItems(database.db, { userId, collectionId: id, ids: [mine] });
  userId = await user();
  await make(["1"]);
  expect(await find(`in=${id}`)).toEqual([]);
});

test("saved views have unique names, can be renamed and deleted, and belong to one user", async () => {
  const save = (name: string, query: string) => saveView(database.db, { userId, name, query, most: 3 });
  const first = await save("Foxes", "q=fox");
  await save("Foxes", "q=fox&state=failed");
  expect(await listViews(database.db, { userId })).toEqual([
    { id: first?.id, name: "Foxes", query: "q=fox&state=failed" },
  ]);
  const second = await save("Night", "q=night");
  const rename = (owner: string, name: string) =>
    renameView(database.db, { userId: owner, id: second?.id ?? "", name });
  expect(await rename(userId, "Foxes")).toBe("taken");
  expect(await rename(await user(), "Mine")).toBe("missing");
  expect(await rename(userId, "Dusk")).toBe("renamed");
  expect(await removeView(database.db, { userId: await user(), id: second?.id ?? "" })).toBe(false);
  expect(await removeView(database.db, { userId, id: second?.id ?? "" })).toBe(true);
  expect((await listViews(database.db, { userId })).map(({ name }) => name)).toEqual(["Foxes"]);
  for (const name of ["a", "b"]) expect(await save(name, "q=x")).not.toBeNull();
  expect(await save("one too many", "q=x")).toBeNull();
});
