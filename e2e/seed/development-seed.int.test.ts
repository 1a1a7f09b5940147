import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listUsedElements } from "@/db/elements/used-element-queries";
import { listCollections } from "@/db/gallery/collection-queries";
import { listNamedDrafts } from "@/db/prompts/draft-queries";
import { users } from "@/db/schema/accounts";
import { galleryEntries } from "@/db/schema/gallery";
import { generations, STATES } from "@/db/schema/generations";
import { listShares } from "@/db/shares/share-queries";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { breaches } from "@/e2e/fixtures/invariants";
import { parseEnv } from "@/env";
import { elementsOf } from "@/lib/elements/elements";
import { seedOf } from "@/lib/elements/restored";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { ACCOUNT, seedDevelopment, seedRefusal } from "./development-seed";
import { drawScenes } from "./scenes";

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-seed-"));
  database = await openTestDatabase();
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

test("seed: it adds all states, files and related data, and a second run adds only what is missing", async () => {
  const world = { db: database.db, storage: createLocalDisk(path.join(folder, "files")) };
  const scenes = await drawScenes(1);
  const draw = async () => scenes;
  expect(await seedDevelopment(world, 40, draw)).toBe(40);
  expect(await seedDevelopment(world, 40, draw)).toBe(0);
  expect(await seedDevelopment(world, 42, draw)).toBe(2);

  const rows = await world.db.select().from(generations);
  expect(rows).toHaveLength(42);
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(STATES));
  // No step is due, so a server that starts with this data sends nothing.
  expect(rows.filter(({ dueAt }) => dueAt !== null)).toEqual([]);
  expect(rows.some(({ posterKey }) => posterKey !== null)).toBe(true);
  expect(await breaches({ ...world, tasks: [] })).toEqual([]);

  const [user] = await world.db.select().from(users);
  if (!user) throw new Error("there is no account");
  const userId = user.id;
  expect(user.email).toBe(ACCOUNT.email);
  expect(await listCollections(world.db, { userId })).toHaveLength(3);
  expect(await listNamedDrafts(world.db, { userId, limit: 10 })).toHaveLength(2);
  expect(await listShares(world.db, { userId })).toHaveLength(6);
  const elements = await elementsOf(world.db, { userId });
  expect(elements.map(({ name }) => name).sort()).toEqual(["Lighthouse", "Mira"]);
  const used = await listUsedElements(world.db, { userId, ids: rows.map(({ id }) => id) });
  expect(used.map(({ name }) => name)).toEqual(["Mira", "Lighthouse"]);
  expect(new Set(used.map(({ generationId }) => generationId)).size).toBe(1);
  expect(await seedOf(world.db, { userId, id: used[0]?.generationId ?? "" })).toMatchObject({
    restored: { direct: 0, elements: [{}, {}] },
  });
  const entries = await world.db.select().from(galleryEntries);
  expect(entries.some(({ tags }) => tags.includes("fog"))).toBe(true);
  expect(entries.some(({ deletedAt }) => deletedAt !== null)).toBe(true);
});

test.each([
  ["production", { NODE_ENV: "production" }],
  ["a host without a disk", { VERCEL: "1" }],
  ["a remote database", { DATABASE_URL: "postgres://db.example.com/ninefold", AUTH_SECRET: "x".repeat(32) }],
  ["a Blob store", { BLOB_READ_WRITE_TOKEN: "vercel_blob_rw_store_secret" }],
  ["an API key", { DEFAPI_API_KEY: "dk-abc" }],
])("seed: %s is refused", (_, environment) => {
  expect(seedRefusal(parseEnv(environment))).toMatch(/^--seed /);
});

test("seed: an empty environment and a local database are accepted", () => {
  expect(seedRefusal(parseEnv({}))).toBeNull();
  const local = { DATABASE_URL: "postgres://localhost:5432/ninefold", AUTH_SECRET: "x".repeat(32) };
  expect(seedRefusal(parseEnv(local))).toBeNull();
});
