import { insertImported, isVideoKnown } from "@/db/archives/import-queries";
import { isOverQuota } from "@/lib/accounts/quota";
import { nameKey } from "@/lib/elements/names";
import type { Services } from "@/lib/generations/services";
import { acceptOldNames, OLD_ARCHIVE } from "@/lib/old-names";
import { importImages, importPoster, importVideoFile } from "./import-files";
import { clipsHere, sequenceHere } from "./import-sequence";
import { IMPORT_POLICY } from "./limits";
import { type Manifest, readManifest } from "./manifest";
import type { ImportProblem, ImportProblemCode } from "./problem";
import { type ArchiveFolder, readFile } from "./read-archive";

type Ended = "ready" | "failed" | "canceled";
const isEnded = (state: string): state is Ended => ["ready", "failed", "canceled"].includes(state);

export type ImportedFolder = { outcome: "imported" | "known" | "refused"; problems: ImportProblem[] };

/** Imports one video of an archive into a user's gallery, or returns why not. A refused one leaves nothing behind. */
export async function importVideo(
  services: Pick<Services, "db" | "storage">,
  { userId, folder }: { userId: string; folder: ArchiveFolder },
): Promise<ImportedFolder> {
  const refuse = (code: ImportProblemCode): ImportedFolder => ({
    outcome: "refused",
    problems: [{ name: folder.name, code }],
  });
  const file = acceptOldNames((name) => folder.files.get(name), OLD_ARCHIVE)("manifest.json");
  if (!file) return refuse("no_manifest");
  const bytes = await readFile(file, IMPORT_POLICY.maxSequenceManifest);
  const manifest = bytes && readManifest(bytes);
  // Only a recipe is long.
  if (!manifest || (bytes.length > IMPORT_POLICY.maxManifest && !manifest.exported)) return refuse("bad_manifest");
  if (!isEnded(manifest.state) || (manifest.state === "failed" && !manifest.failure)) return refuse("unfinished");
  const key = { userId, sourceId: manifest.id };
  if (await isVideoKnown(services.db, key)) return { outcome: "known", problems: [] };

  const videoFile = folder.files.get("video.mp4");
  if (await isOverQuota(services.db, { userId, videos: 1, bytes: videoFile?.bytes ?? 0 })) return refuse("over_quota");
  const named = { sha256: manifest.video?.sha256, seconds: manifest.duration, exported: manifest.exported !== null };
  const video = manifest.state === "ready" ? await importVideoFile(services.storage, folder, named) : null;
  if (video && !video.ok) return refuse(video.error);
  const kept = [video?.file.videoKey];
  try {
    const poster = video && (await importPoster(services.storage, folder));
    kept.push(poster?.posterKey);
    const { images, problems } = await importImages(services, { userId, folder, names: manifest.images });
    const elements = manifest.elements.map((element) => ({
      ...element,
      nameKey: nameKey(element.name),
      numbers: element.numbers.filter((number) => number <= images.length),
    }));
    const exported = await exportedHere(services.db, { userId, exported: manifest.exported });
    const files = { ...video?.file, ...poster, images, exported };
    const recorded = { ...valuesOf(manifest), ...key, state: manifest.state, ...files, elements };
    if (await insertImported(services.db, recorded)) return { outcome: "imported", problems };
  } catch (error) {
    await removeAll(services.storage, kept);
    throw error;
  }
  // Another import of the same archive was faster.
  await removeAll(services.storage, kept);
  return { outcome: "known", problems: [] };
}

/** With the clips' videos as they are named here. */
async function exportedHere(db: Services["db"], { userId, exported }: { userId: string } & Pick<Manifest, "exported">) {
  if (!exported) return null;
  const { recipe, sequenceId } = exported;
  const { clips } = await clipsHere(db, { userId, clips: recipe.clips });
  return {
    recipe: { ...recipe, clips },
    sequenceId: sequenceId && (await sequenceHere(db, { userId, sourceId: sequenceId })),
  };
}

const valuesOf = (manifest: Manifest) => ({
  ...{ title: manifest.title, prompt: manifest.prompt, note: manifest.note, favorite: manifest.favorite },
  tags: [...new Set(manifest.tags)],
  ...{ template: manifest.template, choices: manifest.choices },
  ...{ model: manifest.model, ratio: manifest.ratio, duration: manifest.duration },
  ...manifest.credits,
  failureClass: manifest.failure?.class ?? null,
  failureReason: manifest.failure?.reason ?? null,
  failureCharged: manifest.failure?.charged ?? null,
  ...{ createdAt: manifest.createdAt, sentAt: manifest.sentAt, finishedAt: manifest.finishedAt },
});

async function removeAll(storage: Services["storage"], keys: (string | undefined)[]): Promise<void> {
  await Promise.allSettled(keys.flatMap((key) => (key ? [storage.remove(key)] : [])));
}
