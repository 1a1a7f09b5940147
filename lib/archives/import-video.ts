import { insertImported, isFilmKnown } from "@/db/archives/import-queries";
import type { Services } from "@/lib/generations/services";
import { takeFilm, takePictures, takePoster } from "./import-files";
import { IMPORT_POLICY } from "./limits";
import { type Manifest, readManifest } from "./manifest";
import type { ImportProblem, ImportProblemCode } from "./problem";
import { type ArchiveFolder, readFile } from "./read-archive";

type Ended = "ready" | "failed" | "canceled";
const isEnded = (state: string): state is Ended => ["ready", "failed", "canceled"].includes(state);

export type ImportedFolder = { outcome: "imported" | "known" | "refused"; problems: ImportProblem[] };

/** Takes one film of an archive into a person's gallery, or says by name why not. Nothing stays behind of one that is refused. */
export async function importFilm(
  studio: Pick<Services, "db" | "storage">,
  userId: string,
  folder: ArchiveFolder,
): Promise<ImportedFolder> {
  const refuse = (code: ImportProblemCode): ImportedFolder => ({
    outcome: "refused",
    problems: [{ name: folder.name, code }],
  });
  const about = folder.files.get("about.json");
  if (!about) return refuse("no_sheet");
  const bytes = await readFile(about, IMPORT_POLICY.maxSheet);
  const sheet = bytes && readManifest(bytes);
  if (!sheet) return refuse("bad_sheet");
  if (!isEnded(sheet.state) || (sheet.state === "failed" && !sheet.failure)) return refuse("unfinished");
  const key = { userId, sourceId: sheet.id };
  if (await isFilmKnown(studio.db, key)) return { outcome: "known", problems: [] };

  const named = { sha256: sheet.video?.sha256, seconds: sheet.duration };
  const film = sheet.state === "ready" ? await takeFilm(studio.storage, folder, named) : null;
  if (film && !film.ok) return refuse(film.error);
  const kept = [film?.file.videoKey];
  try {
    const poster = film && (await takePoster(studio.storage, folder));
    kept.push(poster?.posterKey);
    const { pictures, problems } = await takePictures(studio, userId, folder, sheet.references);
    const recorded = { ...valuesOf(sheet), ...key, state: sheet.state, ...film?.file, ...poster, pictures };
    if (await insertImported(studio.db, recorded)) return { outcome: "imported", problems };
  } catch (error) {
    await removeAll(studio.storage, kept);
    throw error;
  }
  // Another import of the same archive was quicker.
  await removeAll(studio.storage, kept);
  return { outcome: "known", problems: [] };
}

const valuesOf = (sheet: Manifest) => ({
  ...{ title: sheet.title, prompt: sheet.prompt, note: sheet.note, favourite: sheet.favourite },
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
