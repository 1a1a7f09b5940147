import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { users } from "@/db/schema/accounts";
import { generations } from "@/db/schema/generations";
import { generationImages, images } from "@/db/schema/images";
import { shares, shareVideos } from "@/db/schema/shares";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { termsOf } from "@/lib/gallery/search-terms";
import { monthStart } from "@/lib/text/time-zone";
import { countKinds, sumUp } from "./count-queries";
import { type EntryFilter, findEntries } from "./gallery-queries";

let database: TestDatabase;
let userId: string;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  userId = await user();
});

const user = () => addUser(database.db);

type Made = Partial<typeof generations.$inferInsert>;

const make = (prompt: string, change: Made = {}) => addGeneration(database.db, { userId, prompt, ...change });

const find = async (filter: EntryFilter, limit = 50) =>
  (await findEntries(database.db, { userId, filter, limit })).map((place) => place.id);
const search = async (text: string) => find({ terms: await termsOf(database.db, text) });
const day = (date: string) => new Date(`${date}T12:00:00Z`);

describe("finding videos", () => {
  test("a search matches words, their beginnings and their parts, and every word has to match", async () => {
    const fox = await make("A red fox runs over the snow");
    const boat = await make("Paper boats in the rain");
    expect(await search("FOX")).toEqual([fox]);
    expect(await search("sno")).toEqual([fox]);
    expect(await search("aper")).toEqual([boat]);
    expect(await search("ru")).toEqual([fox]);
    expect(await search("fox rain")).toEqual([]);
    expect(new Set(await search("the"))).toEqual(new Set([fox, boat]));
  });

  test("a search matches Chinese, including single characters and text next to Latin words", async () => {
    const night = await make("城市夜晚的雨,让@image1跳舞");
    await make("红色狐狸");
    expect(await search("夜晚")).toEqual([night]);
    expect(await search("雨")).toEqual([night]);
    expect(await search("image1 跳")).toEqual([night]);
    expect(await search("晚夜")).toEqual([]);
  });

  test("videos too old to be scanned are found by the word index, newest first", async () => {
    const rare = [
      await make("a zeppelin over the bay", { createdAt: day("2024-03-05") }),
      await make("zeppelins", { createdAt: day("2025-07-01") }),
      await make("ZEPPELIN, again", { createdAt: day("2025-07-02") }),
    ];
    await database.db.execute(sql`insert into generations
      (id, user_id, request_id, prompt, model, ratio, duration, estimate, state, created_at)
      select gen_random_uuid()::text, ${userId}, gen_random_uuid()::text, 'a red fox ' || i, 'seedance-2.0', '16:9', 5, 1,
        'failed', now() - i * interval '1 minute' from generate_series(1, 3200) i`);
    expect(await search("zeppelin")).toEqual([rare[2], rare[1], rare[0]]);
    expect(await find({ statusGroup: "open" })).toEqual([rare[2], rare[1], rare[0]]);
  });

  test("filters combine, and each page continues where the one before ended", async () => {
    const made: string[] = [];
    for (let at = 0; at < 7; at++) {
      made.push(await make("tall", { ratio: "9:16", state: "failed", createdAt: new Date(Date.UTC(2026, at, 3)) }));
      await make("wide", { state: "failed", createdAt: new Date(Date.UTC(2026, at, 4)) });
      await make("tall", { ratio: "9:16", state: "ready", createdAt: new Date(Date.UTC(2026, at, 5)) });
    }
    const filter: EntryFilter = { ratio: "9:16", statusGroup: "failed" };
    const first = await findEntries(database.db, { userId, filter, limit: 4 });
    const second = await findEntries(database.db, { userId, filter, limit: 4, before: first.at(-1) });
    expect([...first, ...second].map((place) => place.id)).toEqual(made.toReversed());
    expect(await find({ ...filter, from: day("2026-03-01"), to: day("2026-05-01") })).toEqual([made[3], made[2]]);
  });

  test("filters follow images, links and states as they change", async () => {
    const id = await make("a");
    const image = randomUUID();
    await database.db.insert(images).values({
      ...{ id: image, userId, storageKey: "k", thumbKey: "t", sha256: image, bytes: 1, width: 1, height: 1 },
      ...{ contentType: "image/webp", name: "a.webp" },
    });
    await database.db.insert(generationImages).values({ generationId: id, position: 1, imageId: image });
    expect(await find({ images: true, statusGroup: "open" })).toEqual([id]);
    const [share] = await database.db.insert(shares).values({ slug: randomUUID(), userId }).returning();
    await database.db.insert(shareVideos).values({ shareId: share!.id, position: 1, generationId: id });
    expect(await find({ shared: true })).toEqual([id]);
    await database.db.update(shares).set({ revokedAt: new Date() });
    expect(await find({ shared: true })).toEqual([]);
    await database.db.update(generations).set({ state: "failed" }).where(sql`id = ${id}`);
    expect(await find({ statusGroup: "failed" })).toEqual([id]);
    await database.db.update(generations).set({ title: "Opening scene" }).where(sql`id = ${id}`);
    expect(await search("opening")).toEqual([id]);
    await database.db.update(generations).set({ deletedAt: new Date() }).where(sql`id = ${id}`);
    expect(await find({})).toEqual([]);
  });

  test("a user never finds another user's videos", async () => {
    await make("a red fox", { state: "failed" });
    userId = await user();
    expect(await search("fox")).toEqual([]);
    expect(await find({ statusGroup: "failed" })).toEqual([]);
  });
});

describe("counting videos", () => {
  const count = (zone = "UTC") =>
    countKinds(database.db, { userId, filter: {}, startOf: (month) => monthStart(month, zone) });
  const total = async () => (await count()).kinds.reduce((sum, kind) => sum + kind.n, 0);

  test("counts follow videos that are made, change state, go to the trash and are removed", async () => {
    const ids = [await make("a"), await make("b"), await make("c", { createdAt: day("2026-01-31") })];
    await database.db.update(generations).set({ state: "failed" }).where(sql`id = ${ids[0]}`);
    const { kinds } = await count();
    expect(kinds.filter((kind) => kind.statusGroup === "failed").map((kind) => kind.n)).toEqual([1]);
    expect(kinds.filter((kind) => kind.month === 202601).map((kind) => kind.n)).toEqual([1]);
    await database.db.update(generations).set({ deletedAt: new Date() }).where(sql`id = ${ids[1]}`);
    expect(await total()).toBe(2);
    await database.db.delete(generations).where(sql`id = ${ids[1]}`);
    expect(await total()).toBe(2);
  });

  test("summing up a long journal changes no count", async () => {
    for (let at = 0; at < 30; at++) await make(`video ${at}`);
    await database.db.execute(sql`insert into gallery_counts
      (user_id, month, status_group, ratio, duration, model, images, shared, favorite, deleted, n)
      select ${userId}, 202601, 'ready', '1:1', 5, 'm', false, false, false, false, case when i % 2 = 0 then 1 else -1 end
      from generate_series(1, 6000) i`);
    const before = await count();
    expect(await sumUp(database.db, { userId })).toBe(true);
    expect(await count()).toEqual(before);
    expect(await sumUp(database.db, { userId })).toBe(false);
    expect(await total()).toBe(30);
  });

  test("deleting a user deletes all of their counts", async () => {
    await make("a");
    await database.db.delete(users).where(sql`id = ${userId}`);
    expect(await find({})).toEqual([]);
  });
});
