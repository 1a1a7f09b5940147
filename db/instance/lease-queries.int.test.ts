import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { endLease, takeLease } from "./lease-queries";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const take = (holder: string) => takeLease(database.db, { name: "import", holder, forMs: 60_000 });

test("lease: of many at once one holder gets it, keeps it by taking it again, and leaves it to the next", async () => {
  const got = await Promise.all(["a", "b", "c", "d"].map(take));
  expect(got.filter(Boolean)).toHaveLength(1);
  const holder = ["a", "b", "c", "d"][got.indexOf(true)] ?? "";
  expect([await take(holder), await take("e")]).toEqual([true, false]);
  await endLease(database.db, { name: "import", holder: "e" });
  expect(await take("e")).toBe(false);
  await endLease(database.db, { name: "import", holder });
  expect(await take("e")).toBe(true);
});

test("lease: one whose holder died ends by itself, and the holder learns that it is gone", async () => {
  await database.db.execute(sql`update leases set until = now()`);
  expect(await take("f")).toBe(true);
  expect(await take("e")).toBe(false);
});
