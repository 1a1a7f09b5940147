import { afterAll, beforeAll, expect, test } from "vitest";
import { setTrashed } from "@/db/gallery/entry-queries";
import { generations } from "@/db/schema/generations";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { filteredPage } from "@/lib/gallery/page";
import { loadBatchOf, withBatchPositions } from "./batches";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const somebody = () => addUser(database.db);

/** A submit of this many variations, a second apart, all due in this order. */
async function insertSubmit(userId: string, batchId: string | null, variations: number): Promise<string[]> {
  const ids = Array.from({ length: variations }, () => crypto.randomUUID());
  await database.db.insert(generations).values(
    ids.map((id, at) => ({
      id,
      userId,
      batchId,
      requestId: crypto.randomUUID(),
      prompt: `take ${at + 1}`,
      model: "seedance-2.0",
      ratio: "16:9",
      duration: 5,
      estimate: "0.5",
      createdAt: new Date(Date.UTC(2026, 10, 22, 12, 0, at)),
    })),
  );
  return ids;
}

const gallery = async (userId: string, batch?: string) =>
  (await filteredPage(database.db, { userId, filter: batch ? { batch } : {} })).items;

test("variations of one submit are shown together, each with its position", async () => {
  const user = await somebody();
  const batchId = crypto.randomUUID();
  await insertSubmit(user, null, 1);
  const variations = await insertSubmit(user, batchId, 4);
  const together = await gallery(user, batchId);
  expect(together.map(({ id }) => id)).toEqual(variations.toReversed());
  expect(together.map(({ batch }) => batch)).toEqual([4, 3, 2, 1].map((at) => ({ at, of: 4 })));
  expect((await loadBatchOf(database.db, { userId: user, batchId })).map(({ id }) => id)).toEqual(variations);
  const alone = (await gallery(user)).find((video) => video.batchId === null);
  expect(alone?.batch).toBeUndefined();
});

test("a variation in the trash is not counted, and the last one left is no batch", async () => {
  const user = await somebody();
  const batchId = crypto.randomUUID();
  const [first, second] = await insertSubmit(user, batchId, 2);
  await setTrashed(database.db, { userId: user, ids: [first!], at: new Date() });
  const left = await gallery(user, batchId);
  expect(left.map(({ id, batch }) => ({ id, batch }))).toEqual([{ id: second, batch: undefined }]);
});

test("a user never sees another user's batch, whatever batch id they invent", async () => {
  const [mine, theirs] = [await somebody(), await somebody()];
  const batchId = crypto.randomUUID();
  await insertSubmit(mine, batchId, 3);
  const [own] = await insertSubmit(theirs, batchId, 1);
  expect((await gallery(theirs, batchId)).map(({ id }) => id)).toEqual([own]);
  expect(await loadBatchOf(database.db, { userId: theirs, batchId })).toHaveLength(1);
  const unknown = (await gallery(mine, batchId)).map(({ batch: _known, ...view }) => view);
  const views = await withBatchPositions(database.db, { userId: theirs, views: unknown });
  expect(views.some(({ batch }) => batch)).toBe(false);
});
