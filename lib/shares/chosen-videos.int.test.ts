import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { generations } from "@/db/schema/generations";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { chosenVideos } from "./chosen-videos";
import { LINK } from "./limits";

let database: TestDatabase;
let owner = "";

const user = () => addUser(database.db);

async function videos(userId: string, count: number, state: "ready" | "rendering" = "ready"): Promise<string[]> {
  const values = Array.from({ length: count }, () => ({
    userId,
    requestId: randomUUID(),
    state,
    prompt: "A fox",
    model: "seedance-2.0",
    ratio: "16:9",
    duration: 5,
    estimate: "0.5",
    ...(state === "ready" && { videoKey: "videos/x.mp4", videoSha256: "0".repeat(64) }),
  }));
  return (await database.db.insert(generations).values(values).returning()).map(({ id }) => id);
}

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  owner = await user();
});

test("a link contains the finished videos in the selected order, each once, and counts the rest", async () => {
  const [first = "", second = ""] = await videos(owner, 2);
  const [open = ""] = await videos(owner, 1, "rendering");
  const [foreign = ""] = await videos(await user(), 1);
  const ids = [second, open, first, foreign, second];
  expect(await chosenVideos(database.db, { userId: owner, selection: { ids } })).toEqual({
    ids: [second, first],
    left: 2,
  });
});

test("a whole search result becomes a link if it fits in one", async () => {
  const all = await videos(owner, LINK.videos);
  const whole = { spans: [[null, null] satisfies [null, null]], also: [] };
  const chosen = await chosenVideos(database.db, {
    userId: owner,
    selection: { ...whole, query: "state=ready", except: all.slice(0, 1) },
  });
  expect(new Set(chosen?.ids)).toEqual(new Set(all.slice(1)));
  await videos(owner, 1);
  expect(await chosenVideos(database.db, { userId: owner, selection: { ...whole, query: "", except: [] } })).toBeNull();
});
