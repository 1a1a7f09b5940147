import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { users } from "@/db/schema/accounts";
import { openDatabaseGate } from "@/e2e/faults/database-gate";
import { createTripwire } from "@/e2e/faults/tripwire";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { isDatabaseAway } from "./availability";
import { openDatabase } from "./client";
import { isDatabaseDown } from "./errors";

const SECRET = "quicksilver-heron-7d1f";
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const failureOf = async (work: () => PromiseLike<unknown>): Promise<Error> => {
  const error = await Promise.resolve(work()).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(error instanceof Error)) throw new Error("it did not fail");
  return error;
};

/** Everything that can be logged of an error, including what a plain log hides. */
const everything = (error: Error) =>
  `${error.stack}\n${inspect(error, { showHidden: true, depth: 9, maxStringLength: null })}`;

const cases: [string, RegExp, () => PromiseLike<unknown>][] = [
  [
    "a duplicate value",
    /duplicate key/,
    async () => {
      const email = `${SECRET}-${crypto.randomUUID()}@example.com`;
      await database.db.insert(users).values({ email });
      await database.db.insert(users).values({ email });
    },
  ],
  ["a value of the wrong form", /22P02/, () => database.db.execute(sql`select ${SECRET}::uuid`)],
  [
    "a value out of range",
    /22003/,
    () => database.db.execute(sql`select ${`9${"9".repeat(30)}`}::int, ${SECRET}::text`),
  ],
  [
    "a row that is refused",
    /violates not-null/,
    () =>
      database.db.execute(sql`insert into users (id, email, name) values (${crypto.randomUUID()}, null, ${SECRET})`),
  ],
  ["a table that is not there", /does not exist/, () => database.db.execute(sql`select ${SECRET}::text from nowhere`)],
  [
    "inside a transaction",
    /does not exist/,
    () => database.db.transaction((tx) => tx.execute(sql`select ${SECRET}::text from nowhere`)),
  ],
];

test.each(cases)("a failed query names its reason and statement, but not its values: %s", async (_, why, work) => {
  const error = await failureOf(work);
  expect(everything(error)).not.toContain(SECRET);
  expect(error.message).toMatch(/^Failed query: /);
  expect(String(error.cause)).toMatch(why);
  expect(isDatabaseDown(error)).toBe(false);
  expect(isDatabaseAway()).toBe(false);
});

test("errors of an unreachable database hold no values either, and the next answer ends the outage", async () => {
  if (!database.url) {
    // The embedded database is part of this process and always reachable.
    expect(isDatabaseAway()).toBe(false);
    return;
  }
  const gate = await openDatabaseGate(
    database.url,
    createTripwire(() => undefined),
  );
  const { db, close } = openDatabase({ url: gate.url, dataDir: "" });
  const ask = () => db.execute(sql`select ${SECRET}::text`);
  try {
    await ask();
    gate.shut();
    const error = await failureOf(ask);
    expect(everything(error)).not.toContain(SECRET);
    expect(isDatabaseDown(error)).toBe(true);
    expect(error).toMatchObject({ digest: "database-away" });
    expect(isDatabaseAway()).toBe(true);
    gate.open();
    await expect
      .poll(
        async () =>
          await ask().then(
            () => "answered",
            () => "away",
          ),
        { timeout: 30_000 },
      )
      .toBe("answered");
    expect(isDatabaseAway()).toBe(false);
  } finally {
    await close();
    await gate.close();
  }
});
