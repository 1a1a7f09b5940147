import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bytesOf, inChunks, newKey, pattern, testStorageContract } from "../../e2e/fixtures/storage-contract";
import { createLocalDisk } from "./local-disk";
import type { Storage } from "./storage";

let root: string;
let storage: Storage;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "storage-"));
  storage = createLocalDisk(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

const files = async () =>
  (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
const options = { contentType: "video/mp4", maxBytes: 50_000_000 };

describe("local disk", () => testStorageContract(() => storage));

test("a file that is still being written cannot be read at its key", async () => {
  const key = newKey();
  let seen: unknown = "never asked";
  async function* body() {
    yield pattern(1_000);
    seen = await storage.stat(key);
    yield pattern(1_000);
  }
  await storage.put(key, body(), options);
  expect(seen).toBeNull();
  expect((await bytesOf(storage, key))?.length).toBe(2_000);
});

test("a slow disk slows the source: no chunk is requested before the last one is written", async () => {
  const key = newKey();
  let waiting = 0;
  let most = 0;
  async function* body() {
    for (let i = 0; i < 50; i++) {
      waiting += 1;
      most = Math.max(most, waiting);
      yield pattern(10_000);
      waiting -= 1;
    }
  }
  await storage.put(key, body(), options);
  expect(most).toBe(1);
});

test("failed writes leave no file behind, not even a hidden one", async () => {
  async function* breaking() {
    yield pattern(100);
    throw new Error("broken");
  }
  await expect(storage.put(newKey(), breaking(), options)).rejects.toThrow("broken");
  await storage.put(newKey(), inChunks(pattern(100), 10), { ...options, maxBytes: 50 });
  expect(await files()).toEqual([]);
});

test("a crash's half-written file is removed once it is old, and a recent one is kept", async () => {
  const incoming = path.join(root, ".incoming");
  await mkdir(incoming);
  await writeFile(path.join(incoming, "old"), "x");
  await writeFile(path.join(incoming, "young"), "x");
  const hoursAgo = new Date(Date.now() - 2 * 3_600_000);
  await utimes(path.join(incoming, "old"), hoursAgo, hoursAgo);
  await storage.check();
  expect(await files()).toEqual(["young"]);
});

test("a reader that stops early or never starts holds no file handle", async () => {
  const key = newKey();
  await storage.put(key, inChunks(pattern(2_000_000), 100_000), options);
  const open = async () => (await readdir("/proc/self/fd").catch(() => [])).length;
  const before = await open();
  for (let i = 0; i < 30; i++) {
    await storage.open(key); // An answer that nobody reads.
    const file = await storage.open(key);
    const reader = file?.body.getReader();
    await reader?.read();
    await reader?.cancel();
  }
  expect(await open()).toBeLessThan(before + 5);
});

test("an unusable folder is reported in one line without its path", async () => {
  const blocked = path.join(root, "file");
  await writeFile(blocked, "");
  const failing = createLocalDisk(path.join(blocked, "files"));
  await expect(failing.check()).rejects.toThrow(/^DATA_DIR is not a folder: something else has its name\.$/);
});

test("a disk repaired after a failed start works without a restart", async () => {
  const blocked = path.join(root, "later");
  await writeFile(blocked, "");
  const failing = createLocalDisk(path.join(blocked, "files"));
  await expect(failing.check()).rejects.toThrow();
  await rm(blocked);
  await failing.check();
});
