import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { TestDatabase } from "@/e2e/fixtures/database";

vi.mock("next-intl/server", () => import("@/e2e/fixtures/intl-server"));

let database: TestDatabase;

/** As a process of its own sees it: with nothing in memory. */
async function anotherServer() {
  vi.resetModules();
  return import("./check-limit");
}

beforeAll(async () => {
  vi.stubEnv("AUTH_SECRET", "a secret that is long enough for a test");
  vi.stubEnv("VIDEOS_PER_MINUTE", "10");
  vi.stubEnv("VIDEOS_PER_HOUR", "14");
  const { openTestDatabase } = await import("@/e2e/fixtures/database");
  database = await openTestDatabase();
  (globalThis as { ninefoldDatabase?: TestDatabase }).ninefoldDatabase = database;
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.execute(sql`delete from rate_limits`);
});

test("limits: hold over all servers of a database, and for each user apart", async () => {
  const [one, other] = [await anotherServer(), await anotherServer()];
  const answers = [];
  for (let at = 0; at < 40; at++) answers.push(await (at % 2 ? one : other).checkLimit("checks", "ada"));
  expect(answers.filter((answer) => answer === null)).toHaveLength(30);
  expect(answers.at(-1)).toMatchObject({ name: "checks", limit: 30, windowMs: 60_000 });
  expect(await one.checkLimit("checks", "bob")).toBeNull();
});

test("limits: fifty requests at the same moment do not slip through", async () => {
  const { checkLimit } = await anotherServer();
  const answers = await Promise.all(Array.from({ length: 50 }, () => checkLimit("checks", "ada")));
  expect(answers.filter((answer) => answer === null)).toHaveLength(30);
});

test("limits: videos are counted one by one, a batch that does not fit leaves room for a smaller one, and the hour counts too", async () => {
  const { checkLimit } = await anotherServer();
  expect(await checkLimit("submits", "ada", 8)).toBeNull();
  expect(await checkLimit("submits", "ada", 4)).toMatchObject({ limit: 10, windowMs: 60_000 });
  expect(await checkLimit("submits", "ada", 2)).toBeNull();
  expect(await checkLimit("submits", "ada", 1)).toMatchObject({ limit: 10 });
  // A minute later.
  await database.db.execute(sql`update rate_limits set reset_at = now() where key like 'submits:%'`);
  expect(await checkLimit("submits", "ada", 4)).toBeNull();
  expect(await checkLimit("submits", "ada", 1)).toMatchObject({ limit: 14, windowMs: 3_600_000 });
});

test("limits: where there are many requests, most are counted without the database", async () => {
  const { checkLimit } = await anotherServer();
  const queries = vi.spyOn(database.db, "insert");
  for (let at = 0; at < 400; at++) expect(await checkLimit("files", "ada")).toBeNull();
  expect(queries).toHaveBeenCalledTimes(4);
  queries.mockRestore();
  const answers = [];
  for (let at = 0; at < 12_000; at++) answers.push(await checkLimit("files", "ada"));
  expect(answers.filter((answer) => answer === null)).toHaveLength(11_600);
});

test("limits: a refusal is 429, says when to come back, names the limit and loses nothing", async () => {
  const { tooManyResponse } = await anotherServer();
  const answer = await tooManyResponse({ name: "submits", limit: 30, windowMs: 60_000, seconds: 41 });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "41"]);
  expect(await answer.json()).toEqual({
    ok: false,
    error: {
      code: "too_many",
      message:
        "You can start 30 videos a minute. Nothing was changed or charged, and what you wrote is kept. Try again in 41 seconds.",
    },
  });
});
