import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "@/db/database";
import { users } from "@/db/schema/accounts";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const email = () => `${crypto.randomUUID()}@example.com`;
const isThere = async (address: string) =>
  (await database.db.select().from(users).where(eq(users.email, address))).length === 1;

test("a transaction in which a failure was caught rejects, because nothing of it is committed", async () => {
  const address = email();
  const done = database.db.transaction(async (tx) => {
    await tx.insert(users).values({ email: address });
    await tx.execute(sql`select 1 / 0`).catch(() => undefined);
    return "done";
  });
  await expect(done).rejects.toThrow();
  expect(await isThere(address)).toBe(false);
});

test("a transaction rejects when a refused row was caught, or a statement that was not awaited failed", async () => {
  const address = email();
  await database.db.insert(users).values({ email: address });
  const second = email();
  const done = database.db.transaction(async (tx) => {
    await tx.insert(users).values({ email: second });
    await Promise.allSettled([tx.insert(users).values({ email: address })]);
  });
  await expect(done).rejects.toThrow();
  expect(await isThere(second)).toBe(false);
});

test("a failure inside a savepoint rolls back only the savepoint", async () => {
  const [kept, gone] = [email(), email()];
  const done = await database.db.transaction(async (tx) => {
    await tx.insert(users).values({ email: kept });
    await tx
      .transaction(async (inner) => {
        await inner.insert(users).values({ email: gone });
        await inner.execute(sql`select 1 / 0`);
      })
      .catch(() => undefined);
    return "done";
  });
  expect(done).toBe("done");
  expect([await isThere(kept), await isThere(gone)]).toEqual([true, false]);
});

const fails = (tx: Db) => tx.execute(sql`select 1 / 0`);
test.each<[string, (tx: Db) => Promise<unknown>]>([
  ["inside a savepoint", (tx) => tx.transaction((inner) => fails(inner).catch(() => undefined))],
  ["in two savepoints at once", (tx) => Promise.allSettled([tx.transaction(fails), tx.transaction(fails)])],
  ["beside an open savepoint", (tx) => tx.transaction(() => fails(tx).catch(() => undefined))],
])("a transaction that resolved is committed, even when %s was caught", async (_, run) => {
  const address = email();
  const resolved = await database.db
    .transaction(async (tx) => {
      await tx.insert(users).values({ email: address });
      await run(tx).catch(() => undefined);
    })
    .then(
      () => true,
      () => false,
    );
  expect(await isThere(address)).toBe(resolved);
});

test("a thrown value is rethrown as it is and rolls everything back", async () => {
  const address = email();
  const reason = new Error("called off");
  const done = database.db.transaction(async (tx) => {
    await tx.insert(users).values({ email: address });
    throw reason;
  });
  await expect(done).rejects.toBe(reason);
  expect(await isThere(address)).toBe(false);
});
