import { createHash, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/database";
import { trashElement } from "@/db/elements/element-changes";
import { setTrashed } from "@/db/gallery/entry-queries";
import { EXPORT_MODEL } from "@/db/generations/export-model";
import { setPoster } from "@/db/posters/poster-queries";
import type { Generation } from "@/db/schema/generations";
import { exportJobs } from "@/db/schema/sequences";
import { insertExportJob } from "@/db/sequences/export-job-queries";
import { insertExport } from "@/db/sequences/export-queries";
import { insertScenes } from "@/db/sequences/scene-queries";
import { describeSequenceRow, insertSequence, setSequenceDeleted } from "@/db/sequences/sequence-queries";
import { changeShare, insertShare } from "@/db/shares/share-queries";
import { addAudio } from "@/e2e/fixtures/audio/add-audio";
import { wavFile } from "@/e2e/fixtures/audio/audio-files";
import { flat } from "@/e2e/fixtures/images";
import { createElementOf } from "@/lib/elements/elements";
import { elementSchema } from "@/lib/elements/schema";
import { storeImage } from "@/lib/images/store";
import type { AudioTrack, Clip, Recipe, SequenceContent, Timeline } from "@/lib/sequences/content";
import { RATE } from "@/lib/sequences/limits";
import { emptyTimeline, plainClip } from "@/lib/sequences/timeline";
import { makeSlug } from "@/lib/shares/slug";
import { bodyOf, type Storage } from "@/lib/storage/storage";
import type { accountWriter } from "./seed-account";
import type { Account } from "./seeded";

type World = { db: Db; storage: Storage };
type Own = World & { userId: string };
type Added = Pick<Account, "sequence" | "exported" | "exportLink" | "element">;

/** Frames of the seed's videos. */
const FRAMES = 5 * RATE;
const clip = (changes: Partial<Clip>): Clip => ({
  ...{ ...plainClip, key: randomUUID(), videoId: null, name: "", frames: FRAMES, in: 0, out: FRAMES },
  ...changes,
});
const clipOf = ({ id, title, prompt }: Generation, changes: Partial<Clip> = {}) =>
  clip({ videoId: id, name: title ?? prompt, ...changes });

async function addSequence(
  { db, userId }: Own,
  name: string,
  timeline: Partial<Timeline>,
  tags: string[] = [],
): Promise<{ id: string; recipe: Recipe }> {
  const content: SequenceContent = { ...emptyTimeline, ...timeline, rate: RATE, by: "seed", seq: 0 };
  const videoIds = [...new Set(content.clips.flatMap(({ videoId }) => videoId ?? []))];
  const { id } = await insertSequence(db, { userId, name, content, videoIds });
  await describeSequenceRow(db, { userId, id, name, note: "", tags });
  const { by: _by, seq: _seq, ...rest } = content;
  return { id, recipe: { ...rest, name, visibleLabel: false } };
}

/** The video `of` as an export, with a link that shows its names. A lost one has no file. */
async function addExport(
  { db, storage, userId }: Own,
  sequence: { id: string; recipe: Recipe },
  of: Pick<Generation, "videoKey" | "posterKey" | "videoWidth" | "videoHeight" | "placeholder"> | null,
): Promise<{ exported: string; exportLink: string }> {
  const put = async (from: string | null | undefined, to: string, contentType: string) => {
    const file = from ? await storage.open(from) : null;
    if (!file) return { key: to, sha256: "lost", bytes: 1 };
    const bytes = Buffer.from(await new Response(file.body).arrayBuffer());
    const stored = await storage.put(to, bodyOf(bytes), { contentType, maxBytes: bytes.length });
    if (!stored.ok) throw new Error("an export was not stored");
    return { key: to, sha256: stored.sha256, bytes: bytes.length };
  };
  const video = await put(of?.videoKey, `videos/${randomUUID()}.mp4`, "video/mp4");
  const { id: sequenceId, recipe } = sequence;
  const recorded = await insertExport(db, {
    ...{ userId, sequenceId, recipe, requestId: `export:${createHash("sha256").update(sequenceId).digest("hex")}` },
    ...{ prompt: recipe.name, title: recipe.name, model: EXPORT_MODEL, ratio: "16:9", duration: 5 },
    ...{ videoKey: video.key, videoBytes: video.bytes, videoSha256: video.sha256 },
    ...{ videoWidth: of?.videoWidth ?? 1280, videoHeight: of?.videoHeight ?? 720 },
  });
  const share = recorded && (await insertShare(db, { userId, generationIds: [recorded.id], slug: makeSlug() }));
  if (!recorded || !share) throw new Error("an export was not recorded");
  await changeShare(db, { userId, slug: share.slug }, { showPrompt: true, allowDownload: true });
  if (of?.posterKey) {
    const poster = await put(of.posterKey, `posters/${randomUUID()}.webp`, "image/webp");
    await setPoster(db, recorded.id, { ...poster, placeholder: of.placeholder ?? "#333" });
  }
  return { exported: recorded.id, exportLink: share.slug };
}

/** Without `colors`, an element whose image is lost. */
async function addElement({ userId, ...world }: Own, name: string, colors: string[]): Promise<string> {
  const stored = [];
  for (const color of colors.length > 0 ? colors : ["#777777"]) {
    const one = await storeImage(world, { userId, bytes: await flat(480, 640, color), name: `${name}${color}.png` });
    if (!one.ok) throw new Error(`an image was refused: ${one.error.code}`);
    if (colors.length === 0)
      for (const key of [one.image.storageKey, one.image.thumbKey]) if (key) await world.storage.remove(key);
    stored.push({ imageId: one.image.id, shows: "face" });
  }
  const description = "short red hair, a green coat that is too large, always a lantern in her left hand";
  const input = elementSchema.parse({ kind: "character", name, description, tags: ["harbor", "主角"], images: stored });
  const made = await createElementOf(world.db, { userId, input });
  if (!made.ok) throw new Error("an element was not created");
  return made.element.id;
}

/** A sound that swells every second, so that its waveform has a form. */
function swelling(seconds: number): Buffer {
  const bytes = wavFile(seconds);
  for (let at = 44; at < bytes.length; at += 2) {
    const second = (at - 44) / 16_000;
    bytes.writeInt16LE(
      Math.round(bytes.readInt16LE(at) * (0.15 + 0.85 * Math.abs(Math.sin(second * 3) * Math.sin(second / 4)))),
      at,
    );
  }
  return bytes;
}

/** A sequence without clips, and one export. */
export async function addSparse(own: Own, video: Generation): Promise<Added> {
  const exported = await addSequence(own, "One clip", { clips: [clipOf(video)] });
  const { id: sequence } = await addSequence(own, "Nothing yet", {});
  return { sequence, element: await addElement(own, "Mira", ["#a83264"]), ...(await addExport(own, exported, video)) };
}

const SPOKEN = [
  "Nobody has climbed these stairs in forty years.",
  "你听见了吗？雾里有一艘船。",
  "Then we light it ourselves, with whatever the storm has left us,\nand hope that somebody out there still looks for land.",
];

/** A dozen clips with all that can belong to a sequence, others in the list and the trash, and two exports. */
export async function addFull(own: Own, videos: Generation[]): Promise<Added> {
  const { db, userId } = own;
  const shown = videos.filter(({ posterKey }) => posterKey);
  const [first] = shown;
  if (!first) throw new Error("the seed has no video with a poster");
  const clips = Array.from({ length: 12 }, (_, at) => {
    const lasts = [120, 84, 48, 120, 96, 30, 72, 120, 60, 18, 108, 90][at] ?? FRAMES;
    const video = shown[at % shown.length] ?? first;
    if (at === 6) return clip({ name: "The lamp is lit, seen from the boat, 远景" });
    const faded = { crossfade: at === 1 || at === 7 ? 16 : 0, fadeIn: at === 0 ? 12 : 0, muted: at === 4 };
    return clipOf(video, {
      in: Math.floor((FRAMES - lasts) / 2),
      out: Math.floor((FRAMES - lasts) / 2) + lasts,
      ...faded,
    });
  });
  const seconds = 32;
  const name = "harbor-theme-final-mix.wav";
  const audioId = await addAudio(own, { userId, bytes: swelling(seconds), name });
  const frames = seconds * RATE;
  const sound = {
    audioId,
    name,
    frames,
    in: 0,
    out: frames,
    at: 24,
    volume: 70,
    muted: false,
    fadeIn: 24,
    fadeOut: 48,
  };
  const captions = SPOKEN.map((text, at) => ({ from: 12 + at * 96, to: 84 + at * 96, text }));
  const audio: AudioTrack = sound;
  const fades = { in: 12, out: 24 };
  const whole = await addSequence(own, "The keeper of the last lighthouse, second cut", {
    clips,
    audio,
    captions,
    fades,
  });
  await addExport(own, whole, first);
  const short = shown.slice(0, 3).map((video, at) => clipOf(video, { in: at * 20, out: at * 20 + 40 }));
  const said = captions.map(({ text }, at) => ({ text, from: 2 + at * 40, to: 38 + at * 40 }));
  const teaser = await addSequence(own, "Teaser, five seconds", { clips: short, captions: said }, ["festival", "夜景"]);
  for (const [at, other] of [
    "灯塔的最后一夜",
    "A very long name of a sequence that nobody ever shortened",
    "Titles",
  ].entries())
    await addSequence(own, other, { clips: shown.slice(at + 1, at + 3 * at + 2).map((video) => clipOf(video)) }, [
      "draft",
    ]);
  for (const other of ["First cut", "A sequence with a long name that was deleted"]) {
    const { id } = await addSequence(own, other, { clips: shown.slice(3, 5).map((video) => clipOf(video)) });
    await setSequenceDeleted(db, { userId, id, deleted: true });
  }
  const element = await addElement(own, "Odile", ["#a83264", "#32a864", "#3264a8"]);
  for (const other of ["Harbor", "Boy"])
    await trashElement(db, { userId, id: await addElement(own, other, ["#c8a032"]) });
  return { sequence: whole.id, element, ...(await addExport(own, teaser, first)) };
}

type Write = ReturnType<typeof accountWriter>;

/** Clips whose videos are deleted or damaged, a scene whose video failed, and exports that failed or have no file. */
export async function addFailing(own: Own, write: Write, lost: Generation): Promise<Added> {
  const { db, userId } = own;
  const finishedAt = new Date();
  const prompt = "The boat turns over";
  const gone = await write.generation({ prompt, state: "ready", finishedAt });
  await setTrashed(db, { userId, ids: [gone], at: new Date() });
  const failed = await write.generation({ prompt, state: "failed", failureClass: "provider", finishedAt });
  const scene = clip({ name: prompt });
  const clips = [clipOf(lost), clip({ videoId: gone, name: prompt }), scene, clipOf(lost, { out: 60 })];
  const whole = await addSequence(own, "The storm", { clips });
  const { id: sequenceId, recipe } = whole;
  await insertScenes(db, { userId, sequenceId, clipKey: scene.key, ids: [failed] });
  const job = await insertExportJob(db, { userId, sequenceId, recipe, most: 9 });
  if (!job) throw new Error("the export was not recorded");
  await db
    .update(exportJobs)
    .set({ state: "failed", trouble: "unreadable:0", finishedAt })
    .where(eq(exportJobs.id, job.id));
  return { sequence: sequenceId, element: await addElement(own, "Lost", []), ...(await addExport(own, whole, null)) };
}
