import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transitions } from "@/db/schema/generations";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { listTransitionsSince } from "./transition-queries";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test("transitions since one: the later ones in their order, of many the newest, and the last seconds again", async () => {
  const { db } = database;
  const [userId, other] = [await addUser(db), await addUser(db)];
  const insert = async (of: string, seconds: number) => {
    const generationId = await addGeneration(db, { userId: of, prompt: "a lighthouse" });
    const at = sql<Date>`now() - ${seconds} * interval '1 second'`;
    const [row] = await db
      .insert(transitions)
      .values({ generationId, userId: of, to: "queued", at })
      .returning({ id: transitions.id });
    return row?.id ?? 0;
  };
  const old = [await insert(userId, 300), await insert(userId, 200), await insert(userId, 100)];
  await insert(other, 100);
  const since = async (after: number, limit = 500) =>
    (await listTransitionsSince(db, { userId, after, limit })).map(({ id }) => id);
  expect(await since(old[0] ?? 0)).toEqual(old.slice(1));
  expect(await since(0, 2)).toEqual(old.slice(1));
  expect(await since(old[2] ?? 0)).toEqual([]);
  const recent = await insert(userId, 1);
  expect(await since(recent)).toEqual([recent]);
});
