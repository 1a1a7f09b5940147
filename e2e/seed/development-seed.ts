import { randomUUID } from "node:crypto";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { recordUsedElements } from "@/db/elements/used-element-queries";
import { createCollection, insertItems, setCover } from "@/db/gallery/collection-queries";
import { setFavorite, setNote, setTrashed } from "@/db/gallery/entry-queries";
import { changeTags } from "@/db/gallery/tag-queries";
import { reserve, reserveBudget } from "@/db/generations/budget-queries";
import { findByRequest, insertBatch } from "@/db/generations/generation-queries";
import { setPoster } from "@/db/posters/poster-queries";
import { insertDraft } from "@/db/prompts/draft-queries";
import { insertSavedPrompt } from "@/db/prompts/saved-prompt-queries";
import { users } from "@/db/schema/accounts";
import { FAILURE_CLASSES, type Generation, generations, transitions } from "@/db/schema/generations";
import { changeShare, endShares, insertCollectionShare, insertShare } from "@/db/shares/share-queries";
import type { Env } from "@/env";
import { hashPassword } from "@/lib/auth/password";
import { transition } from "@/lib/generations/lifecycle/transition";
import { DEFAULTS, DURATIONS } from "@/lib/generations/settings";
import { storeImage } from "@/lib/images/store";
import type { DraftContent } from "@/lib/prompts/drafts/content";
import { makeSlug } from "@/lib/shares/slug";
import type { Storage } from "@/lib/storage/storage";
import { castPrompt } from "./cast";
import { drawScenes, type Scene } from "./scenes";

export const ACCOUNT = { email: "dev@example.com", password: "ninefold in development" };

/** The reason why this environment must not be seeded, or null. */
export function seedRefusal(env: Env): string | null {
  const { NODE_ENV, DATABASE_URL = "", BLOB_READ_WRITE_TOKEN, DEFAPI_API_KEY, VERCEL } = env;
  if (NODE_ENV !== "development" || VERCEL) return "--seed is for development only.";
  if (BLOB_READ_WRITE_TOKEN) return "--seed writes no files to a Blob store: unset BLOB_READ_WRITE_TOKEN.";
  // The seed's open generations could be sent and billed.
  if (DEFAPI_API_KEY) return "--seed works with the simulator only: unset DEFAPI_API_KEY.";
  const host = DATABASE_URL && new URL(DATABASE_URL).hostname;
  const isLocal = ["", "localhost", "127.0.0.1", "[::1]"].includes(host);
  return isLocal ? null : "--seed fills a database of this machine only: unset DATABASE_URL.";
}

type World = { db: Db; storage: Storage };
type State = Generation["state"];

/** The states that lead to each state. */
const PATHS: Record<State, State[]> = {
  queued: [],
  submitting: ["submitting"],
  unconfirmed: ["submitting", "unconfirmed"],
  rendering: ["submitting", "rendering"],
  saving: ["submitting", "rendering", "saving"],
  ready: ["submitting", "rendering", "saving", "ready"],
  failed: ["submitting", "rendering", "failed"],
  canceled: ["canceled"],
};
/** One generation in each open state, so that a slot at the provider stays free. No step is due for them. */
const OPEN: State[] = ["queued", "submitting", "rendering", "unconfirmed", "saving"];
/** The first ready one is sent with elements. */
const WITH_ELEMENTS = 7;
const stateOf = (at: number): State => OPEN[at] ?? (at % 12 === 6 ? "canceled" : at % 6 === 5 ? "failed" : "ready");

/**
 * Fills a development account with `count` generations in all states and related data. Data of an earlier run stays as
 * it is: only missing generations are added. Returns how many were.
 */
export async function seedDevelopment(world: World, count: number, draw = drawScenes): Promise<number> {
  const { db } = world;
  const passwordHash = await hashPassword(ACCOUNT.password);
  const [created] = await db
    .insert(users)
    .values({ email: ACCOUNT.email, name: "Dev", passwordHash, role: "admin" })
    .onConflictDoNothing()
    .returning({ id: users.id });
  const [user] = await db.select({ id: users.id }).from(users).where(eq(users.email, ACCOUNT.email));
  if (!user) throw new Error("the development account was not created");

  const missing: number[] = [];
  for (let at = 0; at < count; at++)
    if ((await findByRequest(db, { userId: user.id, requestId: `seed-${at}`, most: 1 })).length === 0) missing.push(at);
  if (missing.length === 0) return 0;

  const scenes = await draw();
  const imageIds = await addImages(world, user.id, scenes);
  const ids: string[] = [];
  for (const at of missing) ids.push(await addGeneration(world, { userId: user.id, at, scenes, imageIds }));
  await db.execute(sql`
    update transitions set at = g.created_at + interval '40 seconds' *
      (select count(*) from transitions earlier where earlier.generation_id = g.id and earlier.id < transitions.id)
    from generations g where g.id = transitions.generation_id and ${inArray(transitions.generationId, ids)}`);
  if (created) await addRelatedData(db, user.id, imageIds);
  return ids.length;
}

async function addImages(world: World, userId: string, scenes: Scene[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [at, { frame }] of scenes.entries()) {
    const stored = await storeImage(world, { userId, bytes: frame, name: `scene-${at + 1}.png` });
    if (!stored.ok) throw new Error(`an image was refused: ${stored.error.code}`);
    ids.push(stored.image.id);
  }
  return ids;
}

type Place = { userId: string; at: number; scenes: Scene[]; imageIds: string[] };

/** Goes through the same steps as a real one: recorded, reserved, moved on and settled. */
async function addGeneration({ db, storage }: World, { userId, at, scenes, imageIds }: Place): Promise<string> {
  // Of ten in a row, four are variations of one batch.
  const batch = at > OPEN.length && at % 10 < 4 ? Math.floor(at / 10) : null;
  const scene = scenes[(batch ?? at) % scenes.length];
  if (!scene) throw new Error("no scene was drawn");
  const withImages = at % 3 === 0 ? imageIds.slice(0, 1 + (at % 4)) : [];
  const mentions = withImages.map((_, index) => `@image${index + 1}`).join(" ");
  const createdAt = new Date(Date.now() - at * (at < OPEN.length ? 100_000 : 11 * 3_600_000));
  const estimate = "0.5";
  const cast = at === WITH_ELEMENTS ? await castPrompt(db, { userId, imageIds }) : null;
  const row = await db.transaction(async (tx) => {
    const [inserted] =
      (await insertBatch(tx, {
        userId,
        requestId: `seed-${at}`,
        model: DEFAULTS.model,
        variations: [
          {
            prompt: cast?.prompt ?? (mentions ? `${scene.prompt}, with ${mentions}` : scene.prompt),
            imageIds: cast?.imageIds ?? withImages,
            ratio: scene.ratio,
            duration: DURATIONS[at % DURATIONS.length] ?? 5,
            estimate,
          },
        ],
        createdAt,
      })) ?? [];
    if (!inserted) throw new Error("another seed is running");
    if (cast)
      await recordUsedElements(tx, { userId, rows: [{ id: inserted.id, imageIds: cast.imageIds }], used: cast.used });
    await reserveBudget(tx, { userId, providerKeyId: null, amount: estimate, at: createdAt, creditLimits: {} });
    await reserve(tx, [{ generationId: inserted.id, userId, amount: estimate }]);
    await tx
      .update(generations)
      .set({ dueAt: null, batchId: batch === null ? null : `seed-${batch}` })
      .where(eq(generations.id, inserted.id));
    return inserted;
  });
  const step = { db, publish: () => {} };
  let from: State = "queued";
  for (const to of PATHS[stateOf(at)]) {
    const ends = to === "ready" ? { kind: "capture" as const, charged: estimate } : { kind: "release" as const };
    const isLast = ["ready", "failed", "canceled"].includes(to);
    const set = to === "ready" ? await readyFields(storage, scene, row) : fieldsOf(to, row, at);
    await transition(step, { id: row.id, from, to, delayMs: null, set, ...(isLast && { settle: ends }) });
    from = to;
  }
  if (from === "ready" && at % 9 !== 8) {
    const { bytes, placeholder } = scene.poster;
    const file = await store(storage, `posters/${randomUUID()}.webp`, bytes, "image/webp");
    await setPoster(db, row.id, { ...file, placeholder });
  }
  return row.id;
}

function fieldsOf(to: State, { id, createdAt }: Generation, at: number): Partial<Generation> {
  const later = (seconds: number) => new Date(createdAt.getTime() + seconds * 1_000);
  if (to === "submitting") return { sentAt: later(2) };
  if (to === "rendering") return { taskId: `seed-${id}`, providerStatus: "processing" };
  if (to === "saving") return { renderedAt: later(80) };
  if (to !== "failed") return { finishedAt: later(120) };
  const failureClass = FAILURE_CLASSES[at % FAILURE_CLASSES.length] ?? "provider";
  return { failureClass, failureReason: `made up: ${failureClass}`, failureCharged: false, finishedAt: later(90) };
}

async function readyFields(storage: Storage, scene: Scene, row: Generation): Promise<Partial<Generation>> {
  const { key, sha256, bytes } = await store(storage, `videos/${randomUUID()}.mp4`, scene.video, "video/mp4");
  const size = { videoWidth: scene.size.width, videoHeight: scene.size.height };
  const finishedAt = new Date(row.createdAt.getTime() + 120_000);
  return { videoKey: key, videoSha256: sha256, videoBytes: bytes, ...size, consumed: row.estimate, finishedAt };
}

async function store(storage: Storage, key: string, bytes: Uint8Array, contentType: string) {
  const body = (async function* () {
    yield bytes;
  })();
  const stored = await storage.put(key, body, { contentType, maxBytes: bytes.byteLength });
  if (!stored.ok) throw new Error(`${key} was not stored`);
  return { key, sha256: stored.sha256, bytes: stored.bytes };
}

/** Drafts, prompts, collections, tags, notes, favorites, the trash and share links. */
async function addRelatedData(db: Db, userId: string, imageIds: string[]): Promise<void> {
  const rows = await db
    .select({ id: generations.id })
    .from(generations)
    .where(and(eq(generations.userId, userId), eq(generations.state, "ready")))
    .orderBy(desc(generations.createdAt));
  const ready = rows.map(({ id }) => id);
  await setFavorite(db, { userId, ids: ready.filter((_, at) => at % 5 === 0), on: true });
  await changeTags(db, { userId, ids: ready.slice(0, 12), add: ["fog", "night"], remove: [], most: 10 });
  for (const id of ready.slice(0, 3))
    await setNote(db, { userId, id, title: "Second try", note: "The end is the better half.", tags: ["keep"] });
  await setTrashed(db, { userId, ids: ready.slice(-3), at: new Date() });

  for (const [name, ids] of [
    ["Title sequence", ready.slice(2, 9)],
    ["夜景", ready.slice(9, 13)],
    ["Empty so far", []],
  ] as const) {
    const { id } = await createCollection(db, { userId, name });
    await insertItems(db, { userId, collectionId: id, ids: [...ids] });
    if (ids[0]) {
      await setCover(db, { userId, id, coverId: ids[0] });
      await insertCollectionShare(db, { userId, collectionId: id, slug: makeSlug() });
    }
  }
  for (const [at, generationId] of ready.slice(0, 4).entries()) {
    const share = await insertShare(db, { userId, generationIds: [generationId], slug: makeSlug() });
    if (!share) continue;
    const where = { userId, slug: share.slug };
    if (at === 0) await changeShare(db, where, { title: "For the crew", showPrompt: true, allowDownload: true });
    if (at === 1) await changeShare(db, where, { endsAt: new Date(Date.now() - 60_000) });
    if (at === 2) await endShares(db, { userId, slugs: [share.slug] });
  }

  const image = imageIds[0] ?? null;
  for (const name of ["Opening", "Credits"]) {
    const open = { id: randomUUID(), name };
    const content: DraftContent = {
      open,
      doc: ["Close shot of ", { key: "one" }, ", rain on the window"],
      images: [{ key: "one", name: "scene-1.png", alias: null, imageId: image, wholeId: null }],
      gone: [],
      elements: [],
      settings: DEFAULTS,
      by: "seed",
      seq: 1,
    };
    await insertDraft(db, { userId, ...open, content });
  }
  await insertSavedPrompt(db, { userId, name: "Dolly in", text: "Slow push-in on [subject], [light], no subtitles" });
}
