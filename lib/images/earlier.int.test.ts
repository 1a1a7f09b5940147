import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertImage } from "@/db/images/image-queries";
import { users } from "@/db/schema/accounts";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { earlierPage } from "./earlier";

let database: TestDatabase;
const ada = randomUUID();
const bob = randomUUID();

beforeAll(async () => {
  database = await openTestDatabase();
  for (const id of [ada, bob]) await database.db.insert(users).values({ id, email: `${id}@ninefold.test` });
  const moment = new Date("2026-01-02T03:04:05.678Z");
  for (let at = 0; at < 12; at++) {
    // Two with the same time: a page may end between them.
    await keep(ada, at % 4 === 0 ? `狐 ${at}.jpg` : `Still ${at}.png`, new Date(moment.getTime() + Math.floor(at / 2)));
  }
  await keep(bob, "狐 of Bob.jpg", moment);
  await keep(ada, "100%_sure.png", new Date(moment.getTime() - 1));
});
afterAll(() => database.close());

async function keep(userId: string, name: string, createdAt: Date): Promise<void> {
  const files = { storageKey: randomUUID(), thumbKey: randomUUID(), sha256: randomUUID(), contentType: "image/jpeg" };
  const size = { bytes: 1, width: 640, height: 480 };
  await insertImage(database.db, { userId, name, createdAt, ...files, ...size });
}

async function all(userId: string, search?: string): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof earlierPage>> = await earlierPage(database.db, {
      userId,
      search,
      cursor,
      limit: 5,
    });
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor;
  } while (cursor);
  return names;
}

test("a user's images come newest first, each once, over all pages, and nobody else's", async () => {
  const names = await all(ada);
  expect(names).toHaveLength(13);
  expect(new Set(names).size).toBe(13);
  expect(names.at(-1)).toBe("100%_sure.png");
  expect(await all(bob)).toEqual(["狐 of Bob.jpg"]);
  expect(await all(randomUUID())).toEqual([]);
});

test("a search matches any part of a name in any case, and treats no character as a pattern", async () => {
  expect(await all(ada, "狐")).toEqual(["狐 8.jpg", "狐 4.jpg", "狐 0.jpg"]);
  expect(await all(ada, "  still 1")).toEqual(expect.arrayContaining(["Still 1.png", "Still 10.png", "Still 11.png"]));
  expect(await all(ada, "%_s")).toEqual(["100%_sure.png"]);
  expect(await all(ada, "_")).toEqual(["100%_sure.png"]);
});

test("an invalid cursor starts at the newest", async () => {
  const first = await earlierPage(database.db, { userId: ada, limit: 5 });
  expect(await earlierPage(database.db, { userId: ada, limit: 5, cursor: "nonsense" })).toEqual(first);
});
