import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readEntries, setTrashed } from "@/db/gallery/entry-queries";
import { findEntries } from "@/db/gallery/gallery-queries";
import { changeTags } from "@/db/gallery/tag-queries";
import { generations } from "@/db/schema/generations";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { termsOf } from "./search-terms";
import { countSpan, portions, type SelectionInput, selectionSchema } from "./selection";

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

/** Videos, newest first, as a gallery shows them; every third one failed. */
async function make(count: number, owner = userId): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, at) => ({
    ...{ id: randomUUID(), userId: owner, requestId: randomUUID(), prompt: `take ${at}`, model: "seedance-2.0" },
    ...{
      ratio: "16:9",
      duration: 5,
      estimate: "0.5",
      state: at % 3 === 0 ? ("failed" as const) : ("canceled" as const),
    },
    createdAt: new Date(Date.UTC(2026, 10, 22, 12) - at * 60_000),
  }));
  await database.db.insert(generations).values(rows);
  return rows.map(({ id }) => id);
}

async function chosen(selection: SelectionInput): Promise<string[]> {
  const ids: string[] = [];
  for await (const some of portions(database.db, { userId, selection: selectionSchema.parse(selection) }))
    ids.push(...some);
  return ids;
}
const between = (newest: string | null, oldest: string | null, query = ""): SelectionInput => ({
  ...{ query, spans: [[newest, oldest]], except: [], also: [] },
});

test("a range between two videos is resolved without having been loaded, both ends included", async () => {
  const all = await make(2_500);
  expect(await chosen(between(all[100] ?? "", all[2_300] ?? ""))).toEqual(all.slice(100, 2_301));
  expect(await countSpan(database.db, { userId, query: "", ends: [all[100] ?? "", all[2_300] ?? ""] })).toEqual({
    n: 2_201,
    more: false,
  });
});

test("a range under a filter contains what the filter shows and nothing else", async () => {
  const all = await make(30);
  const failed = all.filter((_, at) => at % 3 === 0);
  expect(await chosen(between(failed[2] ?? "", failed[6] ?? "", "state=failed"))).toEqual(failed.slice(2, 7));
});

test("a selection can be everything except some, plus others", async () => {
  const all = await make(5);
  const [first = "", second = ""] = all;
  expect(await chosen({ query: "", spans: [[null, null]], except: [first], also: [] })).toEqual(all.slice(1));
  expect(await chosen({ query: "", spans: [[second, second]], except: [], also: [first] })).toEqual([first, second]);
});

test("a range whose end is another user's video, or unknown, is empty and never part of a gallery", async () => {
  const all = await make(5);
  const [foreign = ""] = await make(1, await user());
  expect(await chosen(between(foreign, all[4] ?? ""))).toEqual([]);
  expect(await chosen(between(all[0] ?? "", randomUUID()))).toEqual([]);
});

test("a range stays valid when one of its ends went to the trash", async () => {
  const all = await make(5);
  await setTrashed(database.db, { userId, ids: [all[3] ?? ""], at: new Date() });
  expect(await chosen(between(all[1] ?? "", all[3] ?? ""))).toEqual(all.slice(1, 3));
});

test.each([
  ["no videos", { ids: [] }],
  ["invalid ids", { ids: ["x'; drop table"] }],
  ["no range", { query: "", spans: [], except: [], also: [] }],
  ["a range with one end", { query: "", spans: [[randomUUID()]], except: [], also: [] }],
  ["too many ranges", { query: "", spans: Array.from({ length: 51 }, () => [null, null]), except: [], also: [] }],
  ["an endless query", { query: "q".repeat(1_001), spans: [[null, null]], except: [], also: [] }],
])("a selection of %s is refused", (_, selection) => {
  expect(selectionSchema.safeParse(selection).success).toBe(false);
});

test("tags are added to and removed from many videos, and the other tags keep their order", async () => {
  const [first = "", second = ""] = await make(2);
  const [foreign = ""] = await make(1, await user());
  const tags = async () =>
    new Map(
      (await readEntries(database.db, { userId, ids: [first, second] })).map((row) => [row.generationId, row.tags]),
    );
  const change = async (add: string[], remove: string[], ids = [first, second, foreign]) =>
    (await changeTags(database.db, { userId, ids, add, remove, most: 3 })).length;
  expect(await change(["client"], [], [first])).toBe(1);
  expect(await change(["draft", "client"], [])).toBe(2);
  expect(await tags()).toEqual(
    new Map([
      [first, ["client", "draft"]],
      [second, ["draft", "client"]],
    ]),
  );
  expect(await change(["draft"], [])).toBe(0);
  expect(await change(["a", "b"], ["draft"])).toBe(2);
  expect((await tags()).get(first)).toEqual(["client", "a", "b"]);
  const found = await findEntries(database.db, {
    userId,
    filter: { terms: await termsOf(database.db, "client") },
    limit: 5,
  });
  expect(found).toHaveLength(2);
});
