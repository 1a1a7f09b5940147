import { cp, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { createLocalDisk } from "./local-disk";
import { filesBelong } from "./mark";

let database: TestDatabase;
let folder: string;
beforeEach(async () => {
  database = await openTestDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-mark-"));
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});
/** The store of a server that has just started. */
const store = (name: string) => createLocalDisk(path.join(folder, name));

test("servers that share their files belong together, and one with its own folder does not", async () => {
  expect(await filesBelong(database, store("shared"))).toBe(true);
  expect(await filesBelong(database, store("shared"))).toBe(true);
  expect(await filesBelong(database, store("own"))).toBe(false);
  expect(await filesBelong(database, store("shared"))).toBe(true);
});

test("ten servers that start at once on shared files all belong", async () => {
  const found = await Promise.all(Array.from({ length: 10 }, () => filesBelong(database, store("shared"))));
  expect(found).toEqual(Array(10).fill(true));
});

test("of two servers that start at once with separate folders, one does not belong", async () => {
  const found = await Promise.all([filesBelong(database, store("one")), filesBelong(database, store("two"))]);
  expect(found.sort()).toEqual([false, true]);
});

test("a server with the wrong files belongs as soon as the right ones are there", async () => {
  await filesBelong(database, store("shared"));
  const own = store("own");
  expect(await filesBelong(database, own)).toBe(false);
  await rm(path.join(folder, "own"), { recursive: true, force: true });
  await cp(path.join(folder, "shared"), path.join(folder, "own"), { recursive: true });
  expect(await filesBelong(database, own)).toBe(true);
});

test("an embedded database, which has one server, checks nothing", async () => {
  expect(await filesBelong({ db: database.db, channel: null }, store("any"))).toBe(true);
  expect(await filesBelong({ db: database.db, channel: null }, store("other"))).toBe(true);
});
