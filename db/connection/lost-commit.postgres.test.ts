import os from "node:os";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { isDatabaseDown } from "@/db/errors";
import { users } from "@/db/schema/accounts";
import { openDatabaseGate } from "@/e2e/faults/database-gate";
import { createTripwire, type Moment } from "@/e2e/faults/tripwire";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";

let straight: TestDatabase;
beforeAll(async () => {
  straight = await openTestDatabase();
});
afterAll(() => straight.close());

const INSERT = /insert into "users"/;

/** Writes one row over a connection that breaks at `moment`. Returns whether it resolved, and whether the row exists. */
async function write(moment: Moment, { awayMs = 0 } = {}) {
  const wire = createTripwire(() => {
    if (awayMs === 0) return;
    gate.shut();
    setTimeout(gate.open, awayMs);
  });
  const gate = await openDatabaseGate(straight.url ?? "", wire);
  const database = openDatabase({ url: gate.url, dataDir: os.tmpdir(), poolSize: 1 });
  const email = `${crypto.randomUUID()}@example.com`;
  wire.arm(moment);
  const failure = await database.db
    .transaction(async (tx) => {
      await tx.insert(users).values({ email });
    })
    .then(
      () => null,
      (error: unknown) => error,
    );
  // The pool still works.
  expect(await database.db.select({ id: users.id }).from(users).limit(1)).toBeInstanceOf(Array);
  await database.close();
  await gate.close();
  const rows = await straight.db.select().from(users).where(eq(users.email, email));
  return { failure, there: rows.length === 1 };
}

test("a commit whose answer is lost with the connection is found to be committed", async () => {
  const { failure, there } = await write({ name: "committed", at: "committed", sql: INSERT });
  expect({ failure, there }).toEqual({ failure: null, there: true });
});

test("a lost commit is still found when the database is unreachable for a while afterwards", async () => {
  const { failure, there } = await write({ name: "committed", at: "committed", sql: INSERT }, { awayMs: 1_500 });
  expect({ failure, there }).toEqual({ failure: null, there: true });
});

test("a commit that never arrived rejects and leaves nothing behind", async () => {
  const { failure, there } = await write({ name: "commit", at: "commit", sql: INSERT });
  expect(isDatabaseDown(failure)).toBe(true);
  expect(there).toBe(false);
});

test("a connection that breaks inside the transaction rejects and leaves nothing behind", async () => {
  const { failure, there } = await write({ name: "answered", at: "answered", sql: INSERT });
  expect(isDatabaseDown(failure)).toBe(true);
  expect(there).toBe(false);
});
