import { createHash, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { asAdmin } from "@/db/admin/actor";
import { insertOneTimeLink } from "@/db/admin/instance-admin-queries";
import type { Db } from "@/db/database";
import { insertElement, trashElement } from "@/db/elements/element-changes";
import { createCollection, insertItems } from "@/db/gallery/collection-queries";
import { setNote, setTrashed } from "@/db/gallery/entry-queries";
import { saveView } from "@/db/gallery/saved-view-queries";
import { reserve, reserveBudget } from "@/db/generations/budget-queries";
import { EXPORT_MODEL } from "@/db/generations/export-model";
import { insertDraft, setDraftDeleted } from "@/db/prompts/draft-queries";
import { deleteSavedPrompt, insertSavedPrompt } from "@/db/prompts/saved-prompt-queries";
import { sessions, users } from "@/db/schema/accounts";
import { generationElements } from "@/db/schema/elements";
import { generations, type State } from "@/db/schema/generations";
import { generationImages, images } from "@/db/schema/images";
import { sequenceExports } from "@/db/schema/sequences";
import { insertSequence, setSequenceDeleted } from "@/db/sequences/sequence-queries";
import { changeShare, endShares, insertShare } from "@/db/shares/share-queries";
import { AUTH_SECRET, PROVIDER_KEY } from "@/e2e/faults/server-process";
import { addAudio } from "@/e2e/fixtures/audio/add-audio";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { hashOneTimeToken, makeOneTimeToken } from "@/lib/auth/one-time-token";
import { DEFAULTS } from "@/lib/generations/settings";
import { emptyTimeline, plainClip } from "@/lib/sequences/timeline";
import { makeSlug } from "@/lib/shares/slug";
import { bodyOf, type Storage } from "@/lib/storage/storage";

/** Words that only the owner's data has: found in an answer to anybody else, they are a leak. */
export const CANARIES = {
  email: "heron-mail-7d1f",
  name: "Heron Account 7d1f",
  prompt: "heron prompt 7d1f",
  title: "heron title 7d1f",
  note: "heron note 7d1f",
  tag: "heron-tag-7d1f",
  collection: "heron collection 7d1f",
  draft: "heron draft 7d1f",
  saved: "heron saved prompt 7d1f",
  view: "heron view 7d1f",
  element: "heron_cast_7d1f",
  elementWords: "heron words of an element 7d1f",
  sequence: "heron sequence 7d1f",
  caption: "heron caption 7d1f",
  linkName: "heron link name 7d1f",
  imageName: "heron-image-7d1f",
  audioName: "heron-song-7d1f.wav",
  video: "heron bytes of a video 7d1f",
  poster: "heron bytes of a poster 7d1f",
  image: "heron bytes of an image 7d1f",
  audio: "heron bytes of a song 7d1f",
} as const;
export type Canary = keyof typeof CANARIES;

/** What nobody may ever see, not even the owner: the server's secrets, and hashes of passwords. */
export const REFINE_KEY = "sk-heron-refine-7d1f";
export const SECRETS = [AUTH_SECRET, PROVIDER_KEY, REFINE_KEY, "$argon2"];

/** Ids of what one owner has, one of each kind. */
export type Things = Awaited<ReturnType<typeof addThings>>;

const HASH = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$uWfL5bC9CmG0qYTkq6cZ0A";

/** Adds an owner with one of everything. New ones for each door, so that no door depends on another. */
export async function addThings(db: Db, storage: Storage) {
  const owner = await addUser(db);
  const email = `${CANARIES.email}-${owner}@example.com`;
  await db.update(users).set({ email, name: CANARIES.name, passwordHash: HASH }).where(eq(users.id, owner));
  const own = { userId: owner };

  const video = await addVideo(db, storage, owner);
  const second = await addVideo(db, storage, owner);
  const trashed = await addVideo(db, storage, owner);
  await setNote(db, { ...own, id: video, title: CANARIES.title, note: CANARIES.note, tags: [CANARIES.tag] });
  await setTrashed(db, { ...own, ids: [trashed], at: new Date() });
  const image = await addImage(db, storage, owner);
  await db.insert(generationImages).values({ generationId: video, position: 1, imageId: image });
  const open = async (state: State) => {
    const id = await addGeneration(db, { ...own, prompt: CANARIES.prompt, state, dueAt: null });
    await reserveBudget(db, { ...own, providerKeyId: null, amount: "0.5", at: new Date(), creditLimits: {} });
    await reserve(db, [{ ...own, generationId: id, amount: "0.5" }]);
    return id;
  };
  const [queued, behind, rendering] = [await open("queued"), await open("queued"), await open("rendering")];
  const [saving, unconfirmed] = [await open("saving"), await open("unconfirmed")];

  const { id: collection } = await createCollection(db, { ...own, name: CANARIES.collection });
  await insertItems(db, { ...own, collectionId: collection, ids: [video, second] });
  const view = await saveView(db, { ...own, name: CANARIES.view, query: "favorite=1", most: 10 });
  const [draft, draftDeleted] = [await addDraft(db, owner), await addDraft(db, owner)];
  await setDraftDeleted(db, { ...own, id: draftDeleted, deleted: true });
  const prompt = { ...own, name: CANARIES.saved, text: CANARIES.saved };
  const [saved, savedDeleted] = [await insertSavedPrompt(db, prompt), await insertSavedPrompt(db, prompt)];
  await deleteSavedPrompt(db, { ...own, id: savedDeleted.id });

  const elementImage = await addImage(db, storage, owner);
  const [element, elementTrashed] = [
    await addElement(db, owner, CANARIES.element, elementImage),
    await addElement(db, owner, `${CANARIES.element}_2`, elementImage),
  ];
  await trashElement(db, { ...own, id: elementTrashed });
  const words = { name: CANARIES.element, kind: "character" as const, description: CANARIES.elementWords };
  await db
    .insert(generationElements)
    .values({ generationId: video, position: 1, elementId: element, ...words, numbers: [1] });
  const clip = { key: "one", videoId: video, name: CANARIES.title, frames: 120, in: 0, out: 120, ...plainClip };
  const content = { rate: 24, clips: [clip], by: "doors", seq: 1 };
  const cut = { ...own, name: CANARIES.sequence, content, videoIds: [video] };
  const [sequence, sequenceDeleted] = [(await insertSequence(db, cut)).id, (await insertSequence(db, cut)).id];
  await setSequenceDeleted(db, { ...own, id: sequenceDeleted, deleted: true });

  const sound = { ...own, bytes: Buffer.from(CANARIES.audio), name: CANARIES.audioName };
  const audio = await addAudio({ db, storage }, sound);
  const exported = await addVideo(db, storage, owner);
  const captions = [{ from: 0, to: 48, text: CANARIES.caption }];
  const recipe = { ...emptyTimeline, rate: 24, clips: [clip], captions, name: CANARIES.sequence, visibleLabel: false };
  await db.update(generations).set({ model: EXPORT_MODEL }).where(eq(generations.id, exported));
  await db.insert(sequenceExports).values({ generationId: exported, sequenceId: sequence, recipe });

  const [link, locked, revoked] = [makeSlug(), makeSlug(), makeSlug()];
  for (const slug of [link, locked, revoked]) {
    await insertShare(db, { ...own, generationIds: [video, exported], slug });
    await changeShare(db, { ...own, slug }, { name: CANARIES.linkName });
  }
  await changeShare(db, { ...own, slug: locked }, { passwordHash: HASH });
  await endShares(db, { ...own, slugs: [revoked] });

  const expiresAt = new Date(Date.now() + 86_400_000);
  const [session] = await db
    .insert(sessions)
    .values({ ...own, expiresAt })
    .returning();
  const [reset, invitation] = [makeOneTimeToken(), makeOneTimeToken()];
  const byAdmin = asAdmin(null);
  const hashOf = (token: string) => ({ tokenHash: hashOneTimeToken(token) ?? "", hours: 24 });
  await insertOneTimeLink(byAdmin, db, { kind: "password_reset", ...own, ...hashOf(reset) });
  const invited = await insertOneTimeLink(byAdmin, db, { kind: "invitation", ...hashOf(invitation) });
  return {
    ...{ owner, email, video, second, trashed, image, queued, behind, rendering, saving, unconfirmed },
    ...{ sequence, sequenceDeleted, audio, exported },
    ...{ collection, view: view?.id ?? "", draft, draftDeleted, saved: saved.id, savedDeleted: savedDeleted.id },
    ...{ element, elementTrashed, elementImage },
    ...{ link, locked, revoked, session: session?.id ?? "", reset, invitation, invitationId: invited.id },
  };
}

async function addVideo(db: Db, storage: Storage, userId: string): Promise<string> {
  const [videoKey, posterKey] = [`videos/${randomUUID()}.mp4`, `posters/${randomUUID()}.webp`];
  const [video, poster] = [await keep(storage, videoKey, "video"), await keep(storage, posterKey, "poster")];
  const files = { videoKey, videoSha256: video.sha256, videoBytes: video.bytes, videoWidth: 640, videoHeight: 360 };
  const posters = { posterKey, posterSha256: poster.sha256, posterBytes: poster.bytes, placeholder: "#1b2a33" };
  return addGeneration(db, { userId, state: "ready", prompt: CANARIES.prompt, dueAt: null, ...files, ...posters });
}

async function addImage(db: Db, storage: Storage, userId: string): Promise<string> {
  const id = randomUUID();
  const [storageKey, thumbKey] = [`images/${id}.jpg`, `thumbs/${id}.webp`];
  const { bytes } = await keep(storage, storageKey, "image");
  await keep(storage, thumbKey, "image");
  const look = { width: 640, height: 360, contentType: "image/jpeg", name: CANARIES.imageName };
  await db.insert(images).values({ id, userId, storageKey, thumbKey, sha256: id, bytes, ...look });
  return id;
}

async function addElement(db: Db, userId: string, name: string, imageId: string): Promise<string> {
  const id = randomUUID();
  const values = { kind: "character" as const, name, nameKey: name, description: CANARIES.elementWords };
  const images = [{ imageId, shows: "face" as const, wakeWords: [] }];
  await insertElement(db, { userId, id, values: { ...values, role: null, tags: [] }, images, most: 9 });
  return id;
}

async function addDraft(db: Db, userId: string): Promise<string> {
  const id = randomUUID();
  const name = CANARIES.draft;
  const content = { open: { id, name }, doc: [CANARIES.draft], images: [], gone: [], settings: DEFAULTS };
  await insertDraft(db, { userId, id, name, content: { ...content, by: "doors", seq: 1 } });
  return id;
}

async function keep(storage: Storage, key: string, canary: Canary) {
  const bytes = Buffer.from(CANARIES[canary]);
  await storage.put(key, bodyOf(bytes), { contentType: "", maxBytes: bytes.byteLength });
  return { sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.byteLength };
}
