import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inChunks, newKey, pattern, sha256 } from "../../e2e/fixtures/storage-contract";
import { createLocalDisk } from "./local-disk";
import { type ServedFile, serveFile } from "./serve-file";

const bytes = pattern(10_000);
const hash = sha256(bytes);
const etag = `"${hash}"`;
const lastModified = new Date("2026-11-22T10:00:00.123Z");
const root = await mkdtemp(path.join(tmpdir(), "serve-"));
const storage = createLocalDisk(root);
const file: ServedFile = {
  key: newKey(),
  contentType: "video/mp4",
  etag: hash,
  lastModified,
  filename: "狐.mp4",
  disposition: "inline",
  cacheControl: "private, max-age=60",
  bytes: bytes.length,
};

beforeAll(async () => {
  await storage.put(file.key, inChunks(bytes, 999), { contentType: "video/mp4", maxBytes: 10_000 });
});
afterAll(() => rm(root, { recursive: true, force: true }));

const ask = (headers: Record<string, string> = {}, method = "GET", over: Partial<ServedFile> = {}) =>
  serveFile(new Request("http://ninefold.test/file", { method, headers }), storage, { ...file, ...over });

const date = "Sun, 22 Nov 2026 10:00:00 GMT";
const earlier = "Sun, 22 Nov 2026 09:59:59 GMT";

test.each<[Record<string, string>, number, string | null, number]>([
  [{}, 200, null, 10_000],
  [{ range: "bytes=0-1" }, 206, "bytes 0-1/10000", 2],
  [{ range: "bytes=0-" }, 206, "bytes 0-9999/10000", 10_000],
  [{ range: "bytes=-5" }, 206, "bytes 9995-9999/10000", 5],
  [{ range: "bytes=5-2" }, 200, null, 10_000],
  [{ range: "bytes=0-1,5-6" }, 200, null, 10_000],
  [{ range: "bytes=10000-" }, 416, "bytes */10000", 0],
  [{ range: "bytes=0-1", "if-range": etag }, 206, "bytes 0-1/10000", 2],
  [{ range: "bytes=0-1", "if-range": `W/${etag}` }, 200, null, 10_000],
  [{ range: "bytes=0-1", "if-range": '"other"' }, 200, null, 10_000],
  [{ range: "bytes=0-1", "if-range": date }, 206, "bytes 0-1/10000", 2],
  [{ range: "bytes=0-1", "if-range": earlier }, 200, null, 10_000],
  [{ range: "bytes=0-1", "if-range": "nonsense" }, 200, null, 10_000],
  [{ range: "bytes=10000-", "if-range": '"other"' }, 200, null, 10_000],
  [{ "if-none-match": etag }, 304, null, 0],
  [{ "if-none-match": `W/${etag}` }, 304, null, 0],
  [{ "if-none-match": `"a", ${etag}` }, 304, null, 0],
  [{ "if-none-match": "*" }, 304, null, 0],
  [{ "if-none-match": etag, range: "bytes=0-1" }, 304, null, 0],
  [{ "if-none-match": '"other"', "if-modified-since": date }, 200, null, 10_000],
  [{ "if-modified-since": date }, 304, null, 0],
  [{ "if-modified-since": earlier }, 200, null, 10_000],
  [{ "if-modified-since": "nonsense" }, 200, null, 10_000],
  [{ "if-match": etag }, 200, null, 10_000],
  [{ "if-match": "*" }, 200, null, 10_000],
  [{ "if-match": `W/${etag}` }, 412, null, 0],
  [{ "if-match": '"other"' }, 412, null, 0],
  [{ "if-unmodified-since": earlier }, 412, null, 0],
  [{ "if-unmodified-since": date }, 200, null, 10_000],
])("GET with %j answers %i", async (headers, status, contentRange, length) => {
  const response = await ask(headers);
  const body = Buffer.from(await response.arrayBuffer());
  expect(response.status).toBe(status);
  expect(response.headers.get("content-range")).toBe(contentRange);
  expect(body.length).toBe(length);
  if (status === 200 || status === 206) expect(response.headers.get("content-length")).toBe(String(length));
  const start = Number(/^bytes (\d+)-/.exec(contentRange ?? "")?.[1] ?? 0);
  expect(body.equals(bytes.subarray(start, start + length))).toBe(true);
  expect(response.headers.get("etag")).toBe(etag);
});

test("a served file can be displayed and nothing else", async () => {
  const { headers, body } = await ask();
  await body?.cancel();
  expect(Object.fromEntries(headers)).toEqual({
    "accept-ranges": "bytes",
    "cache-control": "private, max-age=60",
    "content-disposition": `inline; filename="_.mp4"; filename*=UTF-8''%E7%8B%90.mp4`,
    "content-length": "10000",
    "content-security-policy": "default-src 'none'; sandbox",
    "content-type": "video/mp4",
    "cross-origin-resource-policy": "same-origin",
    etag,
    "last-modified": date,
    "x-content-type-options": "nosniff",
  });
});

test("HEAD reports the whole size and sends nothing, whatever range it names", async () => {
  for (const range of ["", "bytes=0-1"]) {
    const response = await ask({ range }, "HEAD");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-length")).toBe("10000");
    expect(response.body).toBeNull();
  }
});

test.each(["GET", "HEAD"])("%s of a file that the store lost is a plain 404 that no cache keeps", async (method) => {
  const response = await ask({}, method, { key: newKey() });
  expect(response.status).toBe(404);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.text()).toBe("");
});

test("a file whose size differs from its record is an error, not a broken stream", async () => {
  await expect(ask({}, "GET", { bytes: 10_001 })).rejects.toThrow("not as long as its record says");
});

test("a shared video may be embedded by other sites, when the caller says so", async () => {
  const { headers, body } = await ask({}, "GET", { crossOrigin: "cross-origin" });
  await body?.cancel();
  expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
});
