import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startBlobStore } from "@/e2e/fixtures/blob-store";
import { bytesOf, inChunks, newKey, pattern, testStorageContract } from "../../e2e/fixtures/storage-contract";
import { type Storage, StorageError } from "./storage";
import { createVercelBlob } from "./vercel-blob";

const token = "vercel_blob_rw_teststore_secret";
const options = { contentType: "video/mp4", maxBytes: 50_000_000 };
let fake: Awaited<ReturnType<typeof startBlobStore>>;
let storage: Storage;

beforeEach(async () => {
  fake = await startBlobStore({ token });
  process.env.VERCEL_BLOB_API_URL = fake.url; // The SDK reads it itself.
  storage = createVercelBlob({ token, apiUrl: fake.url, callMs: 3_000 });
});
afterEach(async () => {
  delete process.env.VERCEL_BLOB_API_URL;
  await fake.stop();
});

describe("Vercel Blob", () => testStorageContract(() => storage));

test("every file is written as private, at exactly its key", async () => {
  const small = newKey();
  const large = newKey();
  await storage.put(small, inChunks(pattern(10), 10), options);
  await storage.put(large, inChunks(pattern(9_000_000), 500_000), options);
  const writes = fake.calls.filter((call) => call.method === "PUT" || call.path === "/mpu");
  expect(new Set(writes.map((call) => call.access))).toEqual(new Set(["private"]));
  expect([...fake.blobs.keys()]).toEqual([small, large]);
  expect((await storage.open(large))?.contentType).toBe("video/mp4");
});

test("a large file is uploaded in parts while it still arrives, never all in memory", async () => {
  let arrived = 0;
  let firstPartAfter = Number.POSITIVE_INFINITY;
  async function* body() {
    for (let i = 0; i < 80; i++) {
      if (fake.calls.some((call) => call.bytes > 1_000_000)) firstPartAfter = Math.min(firstPartAfter, arrived);
      arrived += 500_000;
      yield pattern(500_000);
    }
  }
  await storage.put(newKey(), body(), options);
  expect(firstPartAfter).toBeLessThan(18_000_000);
  expect(Math.max(...fake.calls.map((call) => call.bytes))).toBe(8 * 1024 * 1024);
});

test("a request that the store fails once is retried", async () => {
  const key = newKey();
  fake.trouble.failNext = 1;
  expect(await storage.put(key, inChunks(pattern(100), 10), options)).toMatchObject({ ok: true });
});

test("a store that does not answer is given up in time, not after the SDK's many minutes", async () => {
  fake.trouble.hang = true;
  const started = Date.now();
  await expect(createVercelBlob({ token, apiUrl: fake.url, callMs: 200 }).stat(newKey())).rejects.toThrow(
    "Vercel Blob did not answer in time.",
  );
  expect(Date.now() - started).toBeLessThan(2_000);
});

test("a wrong token is reported in one line that does not contain it", async () => {
  const wrong = createVercelBlob({ token: "vercel_blob_rw_teststore_wrong", apiUrl: fake.url });
  const error: unknown = await wrong.check().catch((reason) => reason);
  expect(error).toBeInstanceOf(StorageError);
  expect(String(error)).toContain("Access denied");
  expect(String(error)).not.toContain("_wrong");
});

test("the check detects a public store before a file is lost to it", async () => {
  fake.trouble.publicStore = true;
  await expect(storage.check()).rejects.toThrow("Cannot use private access on a public store");
});

test("frequent health checks write once in five minutes", async () => {
  await storage.check();
  await storage.check();
  expect(fake.calls.length).toBe(1);
});

test("a cache that ignores ranges does not shift a player's bytes", async () => {
  const key = newKey();
  const bytes = pattern(500_000);
  await storage.put(key, inChunks(bytes, 50_000), options);
  fake.trouble.ignoreRanges = true;
  expect(
    (await bytesOf(storage, key, { start: 300_000, end: 300_009 }))?.equals(bytes.subarray(300_000, 300_010)),
  ).toBe(true);
});

test("the token goes to the store's own addresses and to no other", async () => {
  const key = newKey();
  await storage.put(key, inChunks(pattern(10), 10), options);
  fake.trouble.foreignUrls = true;
  await expect(storage.open(key)).rejects.toThrow("outside its own addresses");
});

test("many ranges of one file look its address up once", async () => {
  const key = newKey();
  await storage.put(key, inChunks(pattern(1_000), 100), options);
  for (let start = 0; start < 10; start++) await bytesOf(storage, key, { start, end: start });
  expect(fake.calls.filter((call) => call.method === "GET" && !call.path.startsWith("/files/")).length).toBe(1);
});
