import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedVideos, shareVideo } from "@/e2e/bench/video-seed";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { POSTER_POLICY } from "@/lib/posters/limits";
import { createLocalDisk } from "@/lib/storage/local-disk";
import type { Storage } from "@/lib/storage/storage";
import { serveShared } from "./serve-shared";

let database: TestDatabase;
let folder = "";
let slug = "";
/** How often a file was opened. */
let opened = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-test-"));
  database = await openTestDatabase();
  const userId = await addUser(database.db);
  const [id = ""] = await seedVideos(database.db, folder, { userId, count: 1 });
  slug = await shareVideo(database.db, { userId, id });
  const disk = createLocalDisk(folder);
  const open: Storage["open"] = (key, range) => {
    opened += 1;
    return disk.open(key, range);
  };
  Object.assign(globalThis, { ninefoldDatabase: database, ninefoldStorage: { ...disk, open } });
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const ask = (query: string, headers: Record<string, string> = {}, method = "GET") =>
  serveShared(
    new Request(`http://ninefold.test/api/files/shared/${slug}/poster${query}`, { headers, method }),
    "poster",
    slug,
  );

test("shared poster: as JPEG it has the poster's pixels, few enough bytes, and an ETag of its own", async () => {
  const [webp, jpeg] = [await ask(""), await ask("?format=jpeg")];
  expect([webp.status, jpeg.status]).toEqual([200, 200]);
  expect(jpeg.headers.get("content-type")).toBe("image/jpeg");
  expect(jpeg.headers.get("content-disposition")).toContain(".jpg");
  expect(jpeg.headers.get("cache-control")).toBe("private, no-cache");
  const bytes = Buffer.from(await jpeg.arrayBuffer());
  const drawn = await sharp(bytes).metadata();
  const original = await sharp(Buffer.from(await webp.arrayBuffer())).metadata();
  expect(drawn).toMatchObject({ format: "jpeg", width: original.width, height: original.height });
  expect(bytes.byteLength).toBeLessThanOrEqual(POSTER_POLICY.maxJpegBytes);
  expect(jpeg.headers.get("content-length")).toBe(String(bytes.byteLength));
  const etag = jpeg.headers.get("etag") ?? "";
  expect(etag).not.toBe(webp.headers.get("etag"));
  expect((await ask("?format=jpeg", { "if-none-match": etag })).status).toBe(304);
  expect((await ask("?format=jpeg", {}, "HEAD")).headers.get("content-length")).toBe(String(bytes.byteLength));
  const part = await ask("?format=jpeg", { range: "bytes=2-5" });
  expect([part.status, Buffer.from(await part.arrayBuffer())]).toEqual([206, bytes.subarray(2, 6)]);
});

test("shared poster: a JPEG is made once, however often it is asked for", async () => {
  await ask("?format=jpeg");
  const before = opened;
  await Promise.all([ask("?format=jpeg"), ask("?format=jpeg")]);
  expect(opened).toBe(before);
});

test("shared poster: as large as a card it is a smaller WebP with an ETag of its own", async () => {
  const [whole, card] = [await ask(""), await ask("?size=card")];
  expect([card.status, card.headers.get("content-type")]).toEqual([200, "image/webp"]);
  expect(card.headers.get("etag")).not.toBe(whole.headers.get("etag"));
  const [larger, smaller] = await Promise.all(
    [whole, card].map(async (answer) => Buffer.from(await answer.arrayBuffer())),
  );
  const { width = 0, height = 0 } = await sharp(smaller).metadata();
  expect(Math.max(width, height)).toBeLessThanOrEqual(640);
  expect(smaller?.byteLength).toBeLessThan(larger?.byteLength ?? 0);
});
