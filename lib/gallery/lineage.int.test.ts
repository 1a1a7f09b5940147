import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { generations } from "@/db/schema/generations";
import { generationImages, images } from "@/db/schema/images";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { resolveParent } from "@/lib/generations/parent";
import { lineageOf } from "./lineage";
import type { LineageNode } from "./lineage-tree";

let database: TestDatabase;
let userId: string;
let minute = 0;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  userId = await user();
});

const user = () => addUser(database.db);

type Made = Partial<typeof generations.$inferInsert>;

/** Each a minute younger than the one before. */
function make(prompt: string, change: Made = {}): Promise<string> {
  minute += 1;
  const createdAt = new Date(Date.UTC(2026, 0, 1, 0, minute));
  return addGeneration(database.db, { userId, prompt, createdAt, ...change });
}

/** A frame of one video, used as an image by another. */
async function continueFrom(video: string, by: string, owner = userId): Promise<void> {
  const [image] = await database.db
    .insert(images)
    .values({
      userId: owner,
      storageKey: "k",
      thumbKey: "t",
      sha256: randomUUID(),
      bytes: 1,
      width: 1,
      height: 1,
      contentType: "image/jpeg",
      name: "frame",
      fromGeneration: video,
    })
    .returning();
  await database.db.insert(generationImages).values({ generationId: by, position: 1, imageId: image!.id });
}

const drawn = (nodes: LineageNode<{ prompt: string }>[]): string =>
  nodes
    .map(({ video, kind, children }) => {
      const under = children.length > 0 ? `(${drawn(children)})` : "";
      return `${kind ? `${kind}:` : ""}${video.prompt}${under}`;
    })
    .join(" ");
const tree = async (id: string, who = userId) => drawn(await lineageOf(database.db, { userId: who, id }));

test("a video knows what it was made from, what retried it and what continued it", async () => {
  const first = await make("first");
  const again = await make("again", { retryOf: first });
  const better = await make("better", { madeFrom: again });
  const next = await make("next");
  await continueFrom(better, next);
  await make("stranger to them");
  const all = "first(retry:again(made:better(continued:next)))";
  for (const id of [first, again, better, next]) expect(await tree(id)).toBe(all);
});

test("a video without relatives has no tree", async () => {
  expect(await tree(await make("alone"))).toBe("");
});

test("other users' videos are never included, whatever their rows claim", async () => {
  const mine = await make("mine");
  const other = await user();
  const theirs = await make("theirs", { userId: other, madeFrom: mine });
  await continueFrom(mine, theirs, other);
  expect(await tree(mine)).toBe("");
  expect(await tree(theirs, other)).toBe("");
  expect(await tree(mine, other)).toBe("");
});

test("a video in the trash is not shown, nor what is connected through it alone", async () => {
  const first = await make("first");
  const trashed = await make("trashed", { madeFrom: first, deletedAt: new Date() });
  const last = await make("last", { madeFrom: trashed });
  const child = await make("child", { madeFrom: last });
  expect(await tree(child)).toBe("last(made:child)");
  expect(await tree(first)).toBe("");
});

test("a large family is limited to a few steps and fifty videos", async () => {
  let id = await make("0");
  const root = id;
  for (let step = 1; step <= 6; step++) id = await make(String(step), { madeFrom: id });
  expect(await tree(root)).toBe("0(made:1(made:2(made:3)))");
  expect(await tree(id)).toBe("3(made:4(made:5(made:6)))");
  for (let at = 0; at < 60; at++) await make("x", { retryOf: root });
  const trees = await lineageOf(database.db, { userId, id: root });
  const count = (nodes: typeof trees): number => nodes.reduce((sum, node) => sum + 1 + count(node.children), 0);
  expect(count(trees)).toBeLessThanOrEqual(50);
});

test("the origin of a draft is trusted only if it is the user's own video", async () => {
  const [ready, failed] = [
    await make("ready", { state: "ready", videoKey: "k", videoSha256: "s" }),
    await make("failed", { state: "failed" }),
  ];
  expect(await resolveParent(database.db, { userId, madeFrom: ready })).toEqual({ madeFrom: ready, retryOf: null });
  expect(await resolveParent(database.db, { userId, madeFrom: failed })).toEqual({ madeFrom: null, retryOf: failed });
  expect(await resolveParent(database.db, { userId, retryOf: ready })).toEqual({ madeFrom: null, retryOf: ready });
  const other = await user();
  for (const named of [{ madeFrom: ready }, { retryOf: ready }, { madeFrom: randomUUID() }, {}]) {
    expect(await resolveParent(database.db, { userId: other, ...named })).toEqual({ madeFrom: null, retryOf: null });
  }
});
