import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { withImages } from "@/db/generations/generation-queries";
import { type Generation, generations } from "@/db/schema/generations";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { knownTimeRange, viewsWithTime } from "./time-ranges";

let database: TestDatabase;
let ada: string;

beforeAll(async () => {
  database = await openTestDatabase();
  ada = await addUser(database.db);
});
afterAll(() => database.close());

async function video(more: Partial<Generation>): Promise<Generation> {
  const [row] = await database.db
    .insert(generations)
    .values({
      userId: ada,
      requestId: randomUUID(),
      prompt: "A fox",
      model: "seedance-2.0",
      ratio: "16:9",
      duration: 5,
      estimate: "0.5",
      ...more,
    })
    .returning();
  if (!row) throw new Error("no row");
  return row;
}

const made = (seconds: number) => {
  const sentAt = new Date("2026-11-22T12:00:00Z");
  const renderedAt = new Date(sentAt.getTime() + seconds * 1000);
  const file = { videoKey: "videos/x.mp4", videoSha256: "0".repeat(64) };
  return video({ state: "ready", ...file, sentAt, renderedAt, finishedAt: renderedAt });
};

test("an unfinished card knows how long similar videos took, and a finished one does not query it", async () => {
  const open = await video({ state: "rendering", sentAt: new Date() });
  const done = await made(60);
  const views = async () => viewsWithTime(database, await withImages(database.db, [open, done]));
  expect((await views()).map(({ timeRange }) => timeRange)).toEqual([null, null]);

  for (const seconds of [40, 50, 70, 80]) await made(seconds);
  vi.useFakeTimers({ now: Date.now() + 61_000, toFake: ["Date"] });
  try {
    expect((await views()).map(({ timeRange }) => timeRange)).toEqual([{ likely: 60, late: 80 }, null]);
  } finally {
    vi.useRealTimers();
  }
});

test("a gallery of many cards queries each range once a minute, and a failed query keeps the card", async () => {
  const select = vi.spyOn(database.db, "select");
  const like = { duration: 15, images: 2 };
  await Promise.all(Array.from({ length: 20 }, () => knownTimeRange(database, like)));
  // Two queries, each of which selects from a selection.
  expect(select.mock.calls.length).toBeLessThanOrEqual(4);
  select.mockImplementation(() => {
    throw new Error("the database is away");
  });
  expect(await knownTimeRange(database, { duration: 10, images: 0 })).toBeNull();
  select.mockRestore();
});
