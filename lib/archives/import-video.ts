import { insertImported, isVideoKnown } from "@/db/archives/import-queries";
import type { Services } from "@/lib/generations/services";
import { takeImages, takePoster, takeVideo } from "./import-files";
import { IMPORT_POLICY } from "./limits";
import { type Manifest, readManifest } from "./manifest";
import type { ImportProblem, ImportProblemCode } from "./problem";
import { type ArchiveFolder, readFile } from "./read-archive";

type Ended = "ready" | "failed" | "canceled";
const isEnded = (state: string): state is Ended => ["ready", "failed", "canceled"].includes(state);

export type ImportedFolder = { outcome: "imported" | "known" | "refused"; problems: ImportProblem[] };

/** Takes one video of an archive into a user's gallery, or says by name why not. Nothing stays behind of one that is refused. */
export async function importVideo(
  services: Pick<Services, "db" | "storage">,
  { userId, folder }: { userId: string; folder: ArchiveFolder },
): Promise<ImportedFolder> {
  const refuse = (code: ImportProblemCode): ImportedFolder => ({
    outcome: "refused",
    problems: [{ name: folder.name, code }],
  });
  const about = folder.files.get("about.json");
  if (!about) return refuse("no_manifest");
  const bytes = await readFile(about, IMPORT_POLICY.maxManifest);
  const sheet = bytes && readManifest(bytes);
  if (!sheet) return refuse("bad_manifest");
  if (!isEnded(sheet.state) || (sheet.state === "failed" && !sheet.failure)) return refuse("unfinished");
  const key = { userId, sourceId: sheet.id };
  if (await isVideoKnown(services.db, key)) return { outcome: "known", problems: [] };

  const named = { sha256: sheet.video?.sha256, seconds: sheet.duration };
  const video = sheet.state === "ready" ? await takeVideo(services.storage, folder, named) : null;
  if (video && !video.ok) return refuse(video.error);
  const kept = [video?.file.videoKey];
  try {
    const poster = video && (await takePoster(services.storage, folder));
    kept.push(poster?.posterKey);
    const { images, problems } = await takeImages(services, { userId, folder, names: sheet.references });
    const recorded = { ...valuesOf(sheet), ...key, state: sheet.state, ...video?.file, ...poster, images };
    if (await insertImported(services.db, recorded)) return { outcome: "imported", problems };
  } catch (error) {
    await removeAll(services.storage, kept);
    throw error;
  }
  // Another import of the same archive was quicker.
  await removeAll(services.storage, kept);
  return { outcome: "known", problems: [] };
}

const valuesOf = (sheet: Manifest) => ({
  ...{ title: sheet.title, prompt: sheet.prompt, note: sheet.note, favorite: sheet.favorite },
  tags: [...new Set(sheet.tags)],
  ...{ model: sheet.model, ratio: sheet.ratio, duration: sheet.duration },
  ...sheet.credits,
  failureClass: sheet.failure?.class ?? null,
  failureReason: sheet.failure?.reason ?? null,
  failureCharged: sheet.failure?.charged ?? null,
  ...{ createdAt: sheet.createdAt, sentAt: sheet.sentAt, finishedAt: sheet.finishedAt },
});

async function removeAll(storage: Services["storage"], keys: (string | undefined)[]): Promise<void> {
  await Promise.allSettled(keys.flatMap((key) => (key ? [storage.remove(key)] : [])));
}
