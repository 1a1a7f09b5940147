import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { insertElement } from "@/db/elements/element-changes";
import { recordUsedElements } from "@/db/elements/used-element-queries";
import { setTrashed } from "@/db/gallery/entry-queries";
import { setPoster } from "@/db/posters/poster-queries";
import { generations } from "@/db/schema/generations";
import { generationImages, images } from "@/db/schema/images";
import { shareCounts } from "@/db/schema/shares";
import { insertExport } from "@/db/sequences/export-queries";
import { insertSequence } from "@/db/sequences/sequence-queries";
import { changeShare, endShares, insertShare } from "@/db/shares/share-queries";
import type { TestDatabase } from "@/e2e/fixtures/database";
import { jpeg } from "@/e2e/fixtures/images";
import { Visitor } from "@/e2e/fixtures/page-visitor";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { elementKey } from "@/lib/elements/element-key";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { makeSlug } from "./slug";

vi.mock("next/headers", async () => (await import("@/e2e/fixtures/page-visitor")).headersOfVisitor());

let database: TestDatabase;
let folder: string;
let userId: string;
const modules = async () => ({
  load: await import("./load-shared"),
  count: await import("./count"),
  remix: await import("./remix"),
});
let app: Awaited<ReturnType<typeof modules>>;

beforeAll(async () => {
  vi.stubEnv("AUTH_SECRET", "a secret that is long enough for a test");
  folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-test-"));
  const { openTestDatabase } = await import("@/e2e/fixtures/database");
  database = await openTestDatabase();
  Object.assign(globalThis, { ninefoldDatabase: database, ninefoldStorage: createLocalDisk(folder) });
  app = await modules();
  userId = await addUser(database.db);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function link(of = userId) {
  const video = await addGeneration(database.db, { userId: of, prompt: "a heron lands", state: "ready" });
  const share = await insertShare(database.db, { userId: of, generationIds: [video], slug: makeSlug() });
  if (!share) throw new Error("no link");
  return { slug: share.slug, id: share.id, video };
}

async function shown(slug: string) {
  const { answer } = await new Visitor().does(() => app.load.loadShared(slug, undefined));
  if (!answer) throw new Error("no answer");
  return answer;
}
async function open(slug: string) {
  const page = await shown(slug);
  if (page.kind !== "open") throw new Error(`the link is ${page.kind}`);
  return page.link;
}

test("shared page: what is shown is kept until the link or one of its videos changes", async () => {
  const { slug, video } = await link();
  const first = await open(slug);
  expect(await open(slug)).toBe(first);
  await changeShare(database.db, { userId, slug }, { title: "Herons", showPrompt: true });
  expect(await open(slug)).toMatchObject({ title: "Herons", videos: [{ prompt: "a heron lands", posterUrl: null }] });
  await changeShare(database.db, { userId, slug }, { showPrompt: false });
  expect((await open(slug)).videos[0]?.prompt).toBeNull();
  await setPoster(database.db, video, { key: "posters/none.webp", sha256: "sum", bytes: 1, placeholder: "#112233" });
  expect((await open(slug)).videos[0]).toMatchObject({ placeholder: "#112233", posterUrl: expect.any(String) });
});

test("shared page: a kept link ends with the next request, for each reason", async () => {
  const [revoked, expired, trashed, locked] = [await link(), await link(), await link(), await link()];
  for (const { slug } of [revoked, expired, trashed, locked]) await open(slug);
  await endShares(database.db, { userId, slugs: [revoked.slug] });
  await changeShare(database.db, { userId, slug: expired.slug }, { endsAt: new Date(Date.now() - 1) });
  await setTrashed(database.db, { userId, ids: [trashed.video], at: new Date() });
  await changeShare(database.db, { userId, slug: locked.slug }, { passwordHash: "a hash" });
  expect(await shown(revoked.slug)).toEqual({ kind: "ended", why: "revoked" });
  expect(await shown(expired.slug)).toEqual({ kind: "ended", why: "expired" });
  expect(await shown(trashed.slug)).toEqual({ kind: "missing" });
  expect(await shown(locked.slug)).toEqual({ kind: "locked" });
});

test("shared page: no visitor gets another link's videos or its owner's view", async () => {
  const other = await addUser(database.db);
  const [own, theirs] = [await link(), await link(other)];
  const [first, second] = [await open(own.slug), await open(theirs.slug)];
  expect(first.pageUrl).toBe(`/v/${own.slug}`);
  expect(second.pageUrl).toBe(`/v/${theirs.slug}`);
  expect(JSON.stringify([first, second])).not.toMatch(new RegExp(`${userId}|${other}|${own.video}|${theirs.video}`));
  expect(await shown(own.slug)).toMatchObject({ byOwner: false, signedIn: false });
});

test("shared page: an element's name is shown only where the prompt is, and nothing else of it ever", async () => {
  const { slug, video } = await link();
  await database.db
    .update(generations)
    .set({ prompt: "Mira (@image1) waits", template: "Mira waits at {dawn|dusk}", choices: ["dawn"] })
    .where(eq(generations.id, video));
  const [face, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const file = { storageKey: "k", thumbKey: "t", bytes: 1, width: 800, height: 600, contentType: "image/jpeg" };
  await database.db
    .insert(images)
    .values([face, other].map((id) => ({ id, userId, ...file, sha256: id, name: "mira-file.jpg" })));
  const values = { kind: "character" as const, name: "Mira", nameKey: "mira", description: "short red hair" };
  const shows = (imageId: string) => ({ imageId, shows: "face" as const, wakeWords: ["street"] });
  const element = { userId, id: crypto.randomUUID(), values: { ...values, role: null, tags: ["lead"] }, most: 9 };
  expect(await insertElement(database.db, { ...element, images: [shows(face), shows(other)] })).toBe("made");
  await database.db.insert(generationImages).values({ generationId: video, position: 1, imageId: face });
  const used = [{ ...values, elementId: element.id, imageIds: [face] }];
  await recordUsedElements(database.db, { userId, rows: [{ id: video, imageIds: [face] }], used });

  const all = { showImages: true, showSettings: true, allowDownload: true, allowRemix: true };
  const hidden = new RegExp(`red hair|street|lead|mira-file|dusk|${element.id}|${face}|${other}`);
  for (const showPrompt of [false, true]) {
    await changeShare(database.db, { userId, slug }, { ...all, showPrompt });
    const text = JSON.stringify(await open(slug));
    expect(text).not.toMatch(hidden);
    expect(/mira/i.test(text)).toBe(showPrompt);
    expect((await open(slug)).videos[0]?.images).toHaveLength(1);
  }
});

test("remix: a stranger starts from the words and images that the link shows, and the owner from the elements too", async () => {
  const owner = await addUser(database.db);
  const { storeImage } = await import("@/lib/images/store");
  const storage = createLocalDisk(folder);
  const stored = await Promise.all(
    ["#a86432", "#3264a8", "#32a864"].map(async (color) => {
      const bytes = await jpeg(640, 480, color);
      const kept = await storeImage({ db: database.db, storage }, { userId: owner, bytes, name: "mira-file.jpg" });
      if (!kept.ok) throw new Error("the image was refused");
      return kept.image.id;
    }),
  );
  const [lamp = "", face = "", other = ""] = stored;
  const prompt = "@image1 lights Mira (@image2: short red hair)";
  const video = await addGeneration(database.db, { userId: owner, prompt, state: "ready" });
  const share = await insertShare(database.db, { userId: owner, generationIds: [video], slug: makeSlug() });
  if (!share) throw new Error("no link");
  const { slug } = share;
  const values = { kind: "character" as const, name: "Mira", nameKey: "mira", description: "short red hair" };
  const shows = (imageId: string, wakeWords: string[]) => ({ imageId, shows: "face" as const, wakeWords });
  const element = {
    userId: owner,
    id: crypto.randomUUID(),
    values: { ...values, role: null, tags: ["lead"] },
    most: 9,
  };
  await insertElement(database.db, { ...element, images: [shows(face, []), shows(other, ["street"])] });
  const rows = [{ id: video, imageIds: [lamp, face] }];
  await database.db
    .insert(generationImages)
    .values([lamp, face].map((imageId, at) => ({ generationId: video, position: at + 1, imageId })));
  const used = [{ ...values, elementId: element.id, imageIds: [face] }];
  await recordUsedElements(database.db, { userId: owner, rows, used });
  const all = { showImages: true, showSettings: true, allowRemix: true, showPrompt: true };
  await changeShare(database.db, { userId: owner, slug }, all);

  const stranger = await addUser(database.db);
  const own = { ...element, userId: stranger, id: crypto.randomUUID() };
  await insertElement(database.db, { ...own, images: [] });
  const address = { slug, video: "1", key: null };
  const asked = async <T>(work: () => Promise<T>) => (await new Visitor().does(work)).answer;
  expect(await asked(() => app.remix.remixOf(stranger, address))).toBe("copy");
  const seed = await asked(() => app.remix.copyForRemix(stranger, address));
  expect(seed).toMatchObject({ prompt, images: [{ name: "image" }, { name: "image" }], ratio: "16:9", duration: 5 });
  expect(Object.keys(seed ?? {}).sort()).toEqual(["duration", "images", "model", "prompt", "ratio"]);
  const hidden = new RegExp(`street|lead|mira-file|${[element.id, own.id, ...stored].join("|")}`);
  expect(JSON.stringify(seed)).not.toMatch(hidden);

  const mine = await asked(() => app.remix.remixOf(owner, address));
  expect(mine).toMatchObject({
    prompt,
    restored: { doc: [{ key: lamp }, " lights ", { key: elementKey(element.id) }], direct: 1 },
  });
  await changeShare(database.db, { userId: owner, slug }, { showPrompt: false });
  expect(await asked(() => app.remix.remixOf(owner, address))).not.toHaveProperty("restored");
});

test("shared page: views that arrive together are all counted", async () => {
  const { id } = await link();
  const headers = new Visitor().headers;
  await Promise.all(Array.from({ length: 50 }, () => app.count.countView({ shareId: id, zone: "UTC" }, headers)));
  const [row] = await database.db
    .select()
    .from(shareCounts)
    .where(and(eq(shareCounts.shareId, id)));
  expect(row).toMatchObject({ views: 50, plays: 0 });
});

test("shared page: an exported video shows its clips as chapters, with their names only where prompts are shown", async () => {
  const clip = (key: string, name: string, out: number) => ({
    ...{ key, name, videoId: crypto.randomUUID(), frames: 240, in: 0, out, volume: 100 },
  });
  const audio = { audioId: crypto.randomUUID(), name: "my rain", frames: 9, at: 0, in: 0, out: 9, volume: 80 };
  const recipe = { rate: 24, name: "secret name", visibleLabel: false };
  const row = {
    ...{ userId, requestId: crypto.randomUUID(), prompt: "secret name", title: "secret name", model: "sequence" },
    ...{ ratio: "16:9", duration: 8, videoKey: "k", videoSha256: "s", videoBytes: 1, videoWidth: 64, videoHeight: 36 },
  };
  const sequence = await insertSequence(database.db, { userId, name: "n", content: { by: "a", seq: 0 }, videoIds: [] });
  const whole = { ...recipe, clips: [clip("a", "a quiet harbour", 48), clip("b", "", 144)], audio };
  const made = await insertExport(database.db, { ...row, sequenceId: sequence.id, recipe: whole });
  const slug = makeSlug();
  await insertShare(database.db, { userId, generationIds: [made?.id ?? ""], slug });
  const [hidden] = (await open(slug)).videos;
  expect(hidden?.chapters).toEqual([
    { at: 0, name: null },
    { at: 2, name: null },
  ]);
  expect(hidden?.mixed).toBe(true);
  expect(JSON.stringify(await open(slug))).not.toMatch(/harbour|secret|rain/);
  const everything = { showPrompt: true, showImages: true, showSettings: true, allowRemix: true };
  await changeShare(database.db, { userId, slug }, everything);
  const { title, videos } = await open(slug);
  const [video] = videos;
  // The name at that time, whatever the owner called the video since.
  expect(title).toBe("secret name");
  expect(video).toMatchObject({ prompt: null, settings: null, remixUrl: null, images: [] });
  expect(video?.chapters.map(({ name }) => name)).toEqual(["a quiet harbour", null]);
  expect(await app.remix.remixOf(userId, { slug, video: null, key: null })).toBeNull();
});
