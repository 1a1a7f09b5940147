import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bytesOwned, countOwned } from "@/db/accounts/usage-queries";
import { findImage } from "@/db/images/image-queries";
import { generations } from "@/db/schema/generations";
import { generationImages, images as imageRows } from "@/db/schema/images";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import * as images from "@/e2e/fixtures/images";
import { addUser } from "@/e2e/fixtures/rows";
import { signedImageUrl } from "@/lib/generations/lifecycle/signed-image-url";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { type Storage, StorageError } from "@/lib/storage/storage";
import { earlierPage } from "./earlier";
import { eraseImage } from "./erase-image";
import { receiveImage } from "./receive";
import { serveImage } from "./serve";
import { storeImage } from "./store";

const SETTINGS = { ratio: "16:9", duration: 5, model: "seedance-2.0" };
const appUrl = "https://ninefold.test";
const secret = "the secret of this instance";
let database: TestDatabase;
let root: string;
let storage: Storage;
let ada: string;
let bob: string;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  if (root) await rm(root, { recursive: true, force: true });
  root = await mkdtemp(path.join(tmpdir(), "images-"));
  storage = createLocalDisk(root);
  [ada, bob] = [await user(), await user()];
});
afterAll(() => rm(root, { recursive: true, force: true }));

const user = () => addUser(database.db);

const deps = () => ({ db: database.db, storage });
const files = async () =>
  (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

function upload(userId: string, body: Buffer | ReadableStream, headers: Record<string, string> = {}) {
  const init = {
    method: "POST",
    body,
    duplex: "half",
    headers: { "x-file-name": encodeURIComponent("狐.png"), ...headers },
  };
  return receiveImage(deps(), { userId, request: new Request(`${appUrl}/api/images`, init as RequestInit) });
}

async function uploaded(userId: string, bytes: Buffer) {
  const response = await upload(userId, bytes);
  expect(response.status).toBe(201);
  return (await response.json()).image as {
    id: string;
    url: string;
    thumbUrl: string;
    width: number;
    height: number;
    name: string;
  };
}

const look = (url: string, userId: string | null, init: RequestInit = {}) => {
  const { pathname } = new URL(url, appUrl);
  const user = async () => (userId === null ? null : { id: userId });
  return serveImage(
    { ...deps(), secrets: [secret], signedIn: user },
    new Request(new URL(url, appUrl), init),
    pathname.split("/").at(-1) ?? "",
  );
};

test("an uploaded image is served to its owner, whole and as a thumbnail", async () => {
  const image = await uploaded(ada, await images.phonePhoto());
  expect(image).toMatchObject({
    name: "狐.png",
    width: 600,
    height: 800,
    url: `/api/files/image/${image.id}`,
  });

  const response = await look(image.url, ada);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("image/jpeg");
  expect(response.headers.get("cache-control")).toMatch(/^private/);
  expect(response.headers.get("content-disposition")).toContain(encodeURIComponent("狐.jpg"));
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(await sharp(bytes).metadata()).toMatchObject({ format: "jpeg", width: 600, height: 800 });
  expect(bytes.includes("Ada Private")).toBe(false);

  const thumb = await look(image.thumbUrl, ada);
  expect(await sharp(Buffer.from(await thumb.arrayBuffer())).metadata()).toMatchObject({
    format: "webp",
    width: 240,
    height: 320,
  });
  expect(thumb.headers.get("etag")).not.toBe(response.headers.get("etag"));

  const again = await look(image.url, ada, { headers: { "if-none-match": response.headers.get("etag") ?? "" } });
  expect(again.status).toBe(304);
  const head = await look(image.url, ada, { method: "HEAD" });
  expect([head.status, head.headers.get("content-length")]).toEqual([200, String(bytes.length)]);
});

test("a signed-out visitor, another user and an invented id get the same empty 404", async () => {
  const { url, thumbUrl } = await uploaded(ada, await images.jpeg());
  const answers = [
    await look(url, null),
    await look(url, bob),
    await look(thumbUrl, bob),
    await look(`/api/files/image/${randomUUID()}`, ada),
    await look("/api/files/image/%00", ada),
    await look("/api/files/image/..%2f..%2fetc%2fpasswd", ada),
    await look(`${url}?expires=99999999999&signature=forged`, null),
    await look(`${url}?expires=99999999999&signature=forged`, bob),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(404);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.text()).toBe("");
  }
});

test("the provider fetches an image by its signed address without a session, until it expires", async () => {
  const { id } = await uploaded(ada, await images.jpeg());
  const other = await uploaded(ada, await images.flat(500, 500));
  const valid = signedImageUrl({ origin: appUrl, secret, id, expiresAt: new Date(Date.now() + 60_000) });
  expect((await look(valid, null)).status).toBe(200);
  expect((await look(valid.replace(id, other.id), null)).status).toBe(404);
  expect(
    (await look(signedImageUrl({ origin: appUrl, secret, id, expiresAt: new Date(Date.now() - 1_000) }), null)).status,
  ).toBe(404);
});

test("the same image twice is one image, even when both arrive at once; another user's is separate", async () => {
  const bytes = await images.jpeg();
  const both = await Promise.all([uploaded(ada, bytes), uploaded(ada, bytes)]);
  const third = await uploaded(ada, bytes);
  expect(new Set([...both, third].map(({ id }) => id)).size).toBe(1);
  const bobs = await uploaded(bob, bytes);
  expect(bobs.id).not.toBe(third.id);
  expect((await files()).length).toBe(4);
});

test.each<[string, () => Promise<Buffer>, number, string]>([
  ["an empty file", async () => Buffer.alloc(0), 400, "empty"],
  ["a page that calls itself an image", async () => Buffer.from("<html>"), 415, "not_an_image"],
  ["an image cut short", async () => images.cutShort(await images.jpeg()), 400, "truncated"],
  ["101 megapixels", images.bomb, 400, "too_many_pixels"],
  ["a tiny image", () => images.png(299, 299), 400, "too_small"],
])("%s is refused by name, and nothing of it is stored", async (_, make, status, code) => {
  const response = await upload(ada, await make());
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ error: { code, values: { name: "狐.png" } } });
  expect(await files()).toEqual([]);
  expect((await countOwned(database.db, { userId: ada })).images).toBe(0);
});

test("a body over 30 MB is refused while it streams, and never held in memory", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1_000_000;
      controller.enqueue(new Uint8Array(1_000_000));
    },
  });
  const response = await upload(ada, endless);
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ error: { code: "too_large", values: { most: 30 } } });
  expect(sent).toBeLessThan(70_000_000);
});

test("a cropped part is not listed beside its whole image, until it is uploaded by itself", async () => {
  const whole = await uploaded(ada, await images.jpeg());
  const part = await images.flat(640, 360);
  const cut = await upload(ada, part, { "x-cropped": "1" });
  const { id } = (await cut.json()).image;
  const listed = async () => (await earlierPage(database.db, { userId: ada })).items.map((image) => image.id);
  expect(await listed()).toEqual([whole.id]);
  // A part of which the whole was there already stays listed, too.
  await upload(ada, await images.jpeg(), { "x-cropped": "1" });
  expect(await listed()).toEqual([whole.id]);
  expect((await uploaded(ada, part)).id).toBe(id);
  expect(await listed()).toEqual([id, whole.id]);
});

test("a frame records its video, if that video is the user's own", async () => {
  const row = {
    userId: ada,
    requestId: randomUUID(),
    prompt: "A heron",
    model: "seedance-2.0",
    ratio: "16:9",
    duration: 5,
    estimate: "1",
  };
  const [video] = await database.db.insert(generations).values(row).returning();
  const bytes = await images.jpeg();
  const from = { "x-from-generation": video?.id ?? "" };
  for (const [sender, header] of [
    [bob, from],
    [ada, { "x-from-generation": randomUUID() }],
    [ada, { "x-from-generation": "" }],
  ] as const) {
    const refused = await upload(sender, bytes, header);
    expect(refused.status).toBe(404);
    expect(await refused.json()).toMatchObject({ error: { code: "video_missing" } });
  }
  expect(await files()).toEqual([]);

  const kept = await (await upload(ada, bytes, from)).json();
  expect(await findImage(database.db, { userId: ada, id: kept.image.id })).toMatchObject({
    fromGeneration: video?.id,
  });
});

test("a user at the image limit cannot add a new image, but can upload an existing one again", async () => {
  const known = await images.jpeg();
  const { id } = await uploaded(ada, known);
  const bytes = await bytesOwned(database.db, { userId: ada });
  for (const quota of [
    { videos: 0, images: 1, bytes: 1e9 },
    { videos: 0, images: 9, bytes: bytes + 10 },
  ]) {
    const keep = async (image: Buffer) =>
      storeImage({ ...deps(), quota }, { userId: ada, bytes: image, name: "new.png" });
    expect(await keep(await images.png(400, 400))).toEqual({
      ok: false,
      error: { code: "quota", values: { name: "new.png" } },
    });
    expect(await keep(known)).toMatchObject({ ok: true, image: { id } });
  }
});

test("a store that fails halfway leaves neither a row nor a file", async () => {
  const disk = storage;
  storage = {
    ...disk,
    put: (key, ...rest) =>
      key.startsWith("thumbs/") ? Promise.reject(new StorageError("full")) : disk.put(key, ...rest),
  };
  await expect(upload(ada, await images.jpeg())).rejects.toThrow("full");
  expect(await files()).toEqual([]);
  expect((await countOwned(database.db, { userId: ada })).images).toBe(0);
});

test("an image is deleted for good by its owner alone: files, name and address, and the same file can be added again", async () => {
  const bytes = await images.jpeg();
  const [image, other] = [await uploaded(ada, bytes), await uploaded(ada, await images.png(400, 400))];
  const erase = (userId: string, id = image.id) => eraseImage(deps(), { userId, id });
  expect(await erase(bob)).toEqual({ ok: false, error: "not_found" });
  const before = (await files()).length;
  const [generation] = await database.db
    .insert(generations)
    .values({ userId: ada, requestId: randomUUID(), prompt: "@image1", ...SETTINGS, estimate: "0.5" })
    .returning();
  await database.db.insert(generationImages).values({ generationId: generation!.id, position: 1, imageId: image.id });
  expect(await erase(ada)).toEqual({ ok: false, error: "needed" });
  await database.db.update(generations).set({ state: "canceled" }).where(eq(generations.id, generation!.id));
  expect(await erase(ada)).toEqual({ ok: true });
  expect((await files()).length).toBe(before - 2);
  expect((await look(image.url, ada)).status).toBe(404);
  expect((await earlierPage(database.db, { userId: ada })).items.map(({ id }) => id)).toEqual([other.id]);
  // The generation's prompt still counts it.
  const [left] = await database.db.select().from(imageRows).where(eq(imageRows.id, image.id));
  expect(left).toMatchObject({ name: "–", bytes: 0 });
  expect((await uploaded(ada, bytes)).id).not.toBe(image.id);
  await erase(ada, other.id);
  expect(await database.db.$count(imageRows, eq(imageRows.id, other.id))).toBe(0);
});

test("an image of a deleted user is not stored", async () => {
  await expect(upload(randomUUID(), await images.jpeg())).rejects.toThrow();
  expect(await files()).toEqual([]);
});
