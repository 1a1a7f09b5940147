import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { setTrashed } from "@/db/gallery/entry-queries";
import { EXPORT_MODEL } from "@/db/generations/export-model";
import { sequenceExports } from "@/db/schema/sequences";
import { captionedVideos } from "@/db/sequences/caption-queries";
import { changeShare, endShares, insertShare } from "@/db/shares/share-queries";
import type { TestDatabase } from "@/e2e/fixtures/database";
import { Visitor } from "@/e2e/fixtures/page-visitor";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import type { Caption, Clip } from "@/lib/sequences/content";
import { emptyTimeline, plainClip } from "@/lib/sequences/timeline";
import { makeSlug } from "@/lib/shares/slug";

vi.mock("next/headers", async () => (await import("@/e2e/fixtures/page-visitor")).headersOfVisitor());

let database: TestDatabase;
const modules = async () => ({
  captions: await import("./serve-captions"),
  shared: await import("@/lib/shares/serve-shared"),
  load: await import("@/lib/shares/load-shared"),
  key: await import("@/lib/shares/key"),
  own: await import("@/app/api/files/captions/[id]/route"),
});
let app: Awaited<ReturnType<typeof modules>>;

beforeAll(async () => {
  vi.stubEnv("AUTH_SECRET", "a secret that is long enough for a test");
  const { openTestDatabase } = await import("@/e2e/fixtures/database");
  database = await openTestDatabase();
  Object.assign(globalThis, { ninefoldDatabase: database });
  app = await modules();
});
afterAll(() => database.close());

const clip = (given: Partial<Clip> = {}): Clip => ({
  ...{ key: "one", videoId: crypto.randomUUID(), name: "", frames: 120, in: 0, out: 120 },
  ...plainClip,
  ...given,
});
const HELLO: Caption[] = [{ from: 24, to: 60, text: "Tom & Jerry" }];

/** An exported video of a user, with its recipe. */
async function exported(userId: string, recipe: object = {}): Promise<string> {
  const id = await addGeneration(database.db, {
    ...{ userId, prompt: "first cut", state: "ready", model: EXPORT_MODEL },
  });
  const whole = { ...emptyTimeline, clips: [clip()], captions: HELLO, rate: 24, name: "", visibleLabel: false };
  await database.db.insert(sequenceExports).values({ generationId: id, recipe: { ...whole, ...recipe } });
  return id;
}

async function shared(userId: string, ids: string[]) {
  const share = await insertShare(database.db, { userId, generationIds: ids, slug: makeSlug() });
  if (!share) throw new Error("no link");
  return share;
}

const ask = (slug: string, query = "", headers: Record<string, string> = {}, method = "GET") =>
  app.shared.serveShared(
    new Request(`http://ninefold.test/api/files/shared/${slug}/captions${query}`, { headers, method }),
    "captions",
    slug,
  );
const serve = (userId: string, id: string) =>
  app.captions.serveCaptions(database.db, new Request("http://ninefold.test/"), { userId, id, shared: false });

test("captions: a link serves its owner's as WebVTT, with the headers of its video, and revalidates them", async () => {
  const user = await addUser(database.db);
  const { slug } = await shared(user, [await exported(user)]);
  const answer = await ask(slug);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "text/vtt; charset=utf-8",
    "cache-control": "private, no-cache",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  });
  const text = await answer.text();
  expect(text).toBe("WEBVTT\n\n00:00:01.000 --> 00:00:02.500 line:-4\nTom &amp; Jerry\n");
  expect(answer.headers.get("content-length")).toBe(String(text.length));
  const etag = answer.headers.get("etag") ?? "";
  expect((await ask(slug, "", { "if-none-match": etag })).status).toBe(304);
  const head = await ask(slug, "", {}, "HEAD");
  expect([head.status, await head.text()]).toEqual([200, ""]);
});

test("captions: a link's gate is that of its video: password, revoked, expired, trash, and the video that is named", async () => {
  const { db } = database;
  const user = await addUser(db);
  const plain = await addGeneration(db, { userId: user, prompt: "a heron", state: "ready" });
  const video = await exported(user);
  const share = await shared(user, [plain, video]);
  const { slug } = share;
  expect((await ask(slug)).status).toBe(404);
  expect((await ask(slug, "?video=2")).status).toBe(200);
  expect((await ask(slug, "?video=3")).status).toBe(404);
  expect((await ask(slug, "?video=2&download=1")).status).toBe(404);
  expect((await ask(makeSlug(), "?video=2")).status).toBe(404);

  await changeShare(db, { userId: user, slug }, { passwordHash: "a hash" });
  expect((await ask(slug, "?video=2")).status).toBe(404);
  const key = app.key.makeKey({ ...share, passwordHash: "a hash" }, "file", new Date());
  expect((await ask(slug, `?video=2&key=${encodeURIComponent(key)}`)).status).toBe(200);
  expect((await ask(slug, `?video=2&key=${encodeURIComponent(key.slice(0, -2))}AA`)).status).toBe(404);
  await changeShare(db, { userId: user, slug }, { passwordHash: null, endsAt: new Date(Date.now() - 1) });
  expect((await ask(slug, "?video=2")).status).toBe(410);

  const again = await shared(user, [video]);
  expect((await ask(again.slug)).status).toBe(200);
  await endShares(db, { userId: user, slugs: [again.slug] });
  const ended = await ask(again.slug);
  expect([ended.status, ended.headers.get("cache-control"), await ended.text()]).toEqual([410, "no-store", ""]);
  const trashed = await shared(user, [video]);
  await setTrashed(db, { userId: user, ids: [video], at: new Date() });
  expect((await ask(trashed.slug)).status).toBe(404);
});

test("captions: a shared page has a track for a video that has any, in its language", async () => {
  const user = await addUser(database.db);
  const plain = await addGeneration(database.db, { userId: user, prompt: "a heron", state: "ready" });
  const chinese = await exported(user, { captions: [{ from: 0, to: 9, text: "你好" }] });
  const { slug } = await shared(user, [plain, chinese, await exported(user, { captions: [] })]);
  const { answer } = await new Visitor().does(() => app.load.loadShared(slug, undefined));
  const captions = answer?.kind === "open" ? answer.link.videos.map((video) => video.captions) : null;
  expect(captions).toEqual([null, { url: `/api/files/shared/${slug}/captions?video=2`, language: "zh" }, null]);
});

test("captions: they have the times of the exported video, and a recipe that can't be read has none", async () => {
  const user = await addUser(database.db);
  const gap = clip({ key: "gap", videoId: null, frames: 24, out: 24 });
  expect(await (await serve(user, await exported(user, { clips: [gap, clip()] }))).text()).toContain(
    "00:00:00.000 --> 00:00:01.500",
  );
  expect((await serve(user, await exported(user, { captions: [] }))).status).toBe(404);
  expect((await serve(user, await exported(user, { rate: "fast" }))).status).toBe(404);
  // All of them in the gap: a track that shows nothing.
  const within = await exported(user, { clips: [gap], captions: [{ from: 0, to: 9, text: "a" }] });
  expect(await (await serve(user, within)).text()).toBe("WEBVTT\n");
});

test("captions: they are their owner's alone", async () => {
  const { db } = database;
  const [user, other] = [await addUser(db), await addUser(db)];
  const video = await exported(user);
  expect((await serve(user, video)).status).toBe(200);
  expect((await serve(other, video)).status).toBe(404);
  expect(await captionedVideos(db, { userId: other, ids: [video] })).toEqual([]);
  expect((await captionedVideos(db, { userId: user, ids: [video] })).map(({ id }) => id)).toEqual([video]);
  const request = new Request(`http://ninefold.test/api/files/captions/${video}`);
  const stranger = await new Visitor().does(() => app.own.GET(request, { params: Promise.resolve({ id: video }) }));
  expect(stranger.answer?.status).toBe(404);
});
