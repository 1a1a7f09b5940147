import "server-only";
import { findTimeZone } from "@/db/accounts/account-queries";
import { sequencesOf } from "@/db/archives/sequence-archive-queries";
import { listUsedElements } from "@/db/elements/used-element-queries";
import { readEntries } from "@/db/gallery/entry-queries";
import { readInOrder } from "@/db/gallery/gallery-queries";
import { withImages } from "@/db/generations/generation-queries";
import type { GenerationElement } from "@/db/schema/elements";
import type { GalleryEntry } from "@/db/schema/gallery";
import type { Generation } from "@/db/schema/generations";
import type { ReferenceImage } from "@/db/schema/images";
import { listRecipes } from "@/db/sequences/export-queries";
import { portions, type SelectionInput } from "@/lib/gallery/selection";
import type { Services } from "@/lib/generations/services";
import { dayIn, knownZone } from "@/lib/text/time-zone";
import { elementFiles } from "./export-elements";
import { sequenceFiles } from "./export-sequences";
import { plainName } from "./plain-name";
import type { ZipFile } from "./zip-stream";

/** Rows that are in memory at once while an archive is written. */
const AT_ONCE = 20;

/**
 * The files of a selection: for each video the file, its poster and images, and a manifest with its data; before the
 * first one that was sent with an element, that element; at the end the sequences that the videos are in, or were
 * exported from.
 */
export async function* exportFiles(
  { db, storage }: Pick<Services, "db" | "storage">,
  { userId, selection }: { userId: string; selection: SelectionInput },
): AsyncGenerator<ZipFile> {
  const zone = knownZone(await findTimeZone(db, { userId }));
  const [written, inSequences] = [new Set<string>(), new Set<string>()];
  for await (const ids of portions(db, { userId, selection })) {
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const some = ids.slice(at, at + AT_ONCE);
      const [rows, entries, used, recipes, within] = await Promise.all([
        readInOrder(db, { userId, ids: some }),
        readEntries(db, { userId, ids: some }),
        listUsedElements(db, { userId, ids: some }),
        listRecipes(db, { userId, ids: some }),
        sequencesOf(db, { userId, ids: some }),
      ]);
      for (const id of within) inSequences.add(id);
      const exported = new Map(recipes.map(({ generationId, ...made }) => [generationId, made]));
      yield* elementFiles({ db, storage }, { userId, ids: used.map(({ id }) => id), written });
      const known = new Map(entries.map((entry) => [entry.generationId, entry]));
      for (const { row, images } of await withImages(db, rows)) {
        const elements = used.filter(({ generationId }) => generationId === row.id);
        yield* filesOf(storage, folderName(row, zone), {
          ...{ row, images, entry: known.get(row.id), elements },
          exported: exported.get(row.id) ?? null,
        });
      }
    }
  }
  yield* sequenceFiles({ db, storage }, { userId, ids: inSequences });
}

type ExportedVideo = {
  row: Generation;
  images: ReferenceImage[];
  entry: GalleryEntry | undefined;
  elements: Pick<GenerationElement, "name" | "kind" | "description" | "numbers">[];
  exported: { sequenceId: string | null; recipe: unknown } | null;
};

function* filesOf(storage: Services["storage"], folder: string, video: ExportedVideo): Generator<ZipFile> {
  const { row, images } = video;
  const at = row.createdAt;
  const stored = (name: string, key: string): ZipFile => ({
    name: `${folder}/${name}`,
    at,
    body: async () => (await storage.open(key))?.body ?? null,
  });
  if (row.videoKey) yield stored("video.mp4", row.videoKey);
  if (row.posterKey) yield stored("poster.webp", row.posterKey);
  const names = images.map((image, index) => `image-${index + 1}.${image.contentType.split("/")[1] ?? "bin"}`);
  for (const [index, image] of images.entries()) yield stored(names[index] ?? `image-${index + 1}`, image.storageKey);
  const manifest = Buffer.from(`${JSON.stringify(manifestOf(video, names), null, 2)}\n`);
  yield {
    name: `${folder}/manifest.json`,
    at,
    body: async () =>
      (async function* () {
        yield manifest;
      })(),
  };
}

/** A video's manifest. Contains neither the provider's address nor keys or tokens. */
function manifestOf({ row, entry, elements, exported }: ExportedVideo, images: string[]) {
  return {
    id: row.id,
    state: row.state,
    title: row.title,
    prompt: row.prompt,
    note: entry?.note ?? "",
    tags: entry?.tags ?? [],
    favorite: entry?.favorite ?? false,
    model: row.model,
    ratio: row.ratio,
    duration: row.duration,
    taskId: row.taskId,
    credits: { estimate: row.estimate, consumed: row.consumed },
    failure: row.failureClass && { class: row.failureClass, reason: row.failureReason, charged: row.failureCharged },
    createdAt: row.createdAt,
    sentAt: row.sentAt,
    finishedAt: row.finishedAt,
    video: row.videoKey && {
      bytes: row.videoBytes,
      sha256: row.videoSha256,
      width: row.videoWidth,
      height: row.videoHeight,
    },
    images,
    elements: elements.map(({ name, kind, description, numbers }) => ({ name, kind, description, numbers })),
    template: row.template,
    choices: row.choices,
    exported,
  };
}

/**
 * "2026-11-22 a-red-fox-runs 1a2b3c4d": sorts by the owner's days, describes the video, and is valid on every system.
 */
function folderName(row: Generation, zone: string): string {
  const words = plainName(row.title ?? row.prompt);
  return `${dayIn(row.createdAt, zone)} ${words || "video"} ${row.id.slice(0, 8)}`;
}
