import { createHash } from "node:crypto";
import { dirname } from "node:path";
import { importedIds, insertImportedSequence, sequenceOwners } from "@/db/archives/sequence-archive-queries";
import type { Db } from "@/db/database";
import { countSequences } from "@/db/sequences/sequence-queries";
import type { Services } from "@/lib/generations/services";
import type { Clip, SequenceContent } from "@/lib/sequences/content";
import { MAX_SEQUENCES } from "@/lib/sequences/limits";
import { importAudio } from "./import-audio";
import { IMPORT_POLICY } from "./limits";
import type { ImportProblem, ImportProblemCode } from "./problem";
import { type ArchiveFile, type ArchiveFolder, readFile } from "./read-archive";
import { readSequenceManifest } from "./sequence-manifest";

/** The writer of an imported sequence. */
const IMPORT = { by: "import", seq: 0 };

/**
 * Imports a sequence of an archive, or returns why not; `made`: it is new. Its videos are those that were imported or
 * are here already; the others are gaps with their names. The same one again changes nothing. `path` is the archive's.
 */
export async function importSequence(
  services: Pick<Services, "db" | "storage">,
  { userId, folder, file, path }: { userId: string; folder: ArchiveFolder; file: ArchiveFile; path: string },
): Promise<{ made: boolean; problems: ImportProblem[] }> {
  const done = (made: boolean, ...codes: ImportProblemCode[]) => ({
    made,
    problems: codes.map((code) => ({ name: folder.name, code })),
  });
  const { db } = services;
  const bytes = await readFile(file, IMPORT_POLICY.maxSequenceManifest).catch(() => null);
  const manifest = bytes && readSequenceManifest(bytes);
  if (!manifest) return done(false, "bad_sequence");
  const { id: sourceId, name, note, tags, content: given } = manifest;
  if (await sequenceHere(db, { userId, sourceId })) return done(false);
  if ((await countSequences(db, { userId })) >= MAX_SEQUENCES) return done(false, "sequences_full");
  const { clips, videoIds } = await clipsHere(db, { userId, clips: given.clips });
  const sound = { track: given.audio, file: folder.files.get(manifest.audio ?? ""), folder: dirname(path) };
  const audio = await importAudio(services, { userId, ...sound }).catch(() => null);
  const content: SequenceContent = { ...given, clips, audio, ...IMPORT };
  const exports = await importedIds(db, { userId, sourceIds: manifest.exports });
  const made = await insertImportedSequence(db, {
    ...{ id: await freeId(db, { userId, sourceId }), userId, name, note, tags: [...new Set(tags)], content },
    videoIds,
    exportIds: [...exports.values()],
  });
  return done(made, ...(made && given.audio && !audio ? (["lost_audio"] as const) : []));
}

/**
 * The clips with their videos as they are named here; `videoIds` are those that are here. One that is missing keeps its
 * id, as if it had been deleted. A draft is a text of another account, or of another time.
 */
export async function clipsHere(
  db: Db,
  { userId, clips }: { userId: string; clips: readonly Clip[] },
): Promise<{ clips: Clip[]; videoIds: string[] }> {
  const sourceIds = [...new Set(clips.flatMap(({ videoId }) => videoId ?? []))];
  const here = await importedIds(db, { userId, sourceIds });
  const named = (id: string | null) => here.get(id ?? "") ?? id;
  return {
    clips: clips.map((clip) => ({ ...clip, draftId: null, videoId: named(clip.videoId) })),
    videoIds: [...new Set(here.values())],
  };
}

/** An id that an import of this sequence always has for this user, where its own is somebody else's. */
function otherId({ userId, sourceId }: { userId: string; sourceId: string }): string {
  const hex = createHash("sha256").update(`${userId} ${sourceId}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

/** The user's sequence that is this one, in the trash as well; or null. */
export async function sequenceHere(db: Db, key: { userId: string; sourceId: string }): Promise<string | null> {
  const ids = [key.sourceId, otherId(key)];
  const owners = await sequenceOwners(db, { userId: key.userId, ids });
  return ids.find((id) => owners.get(id) === true) ?? null;
}

async function freeId(db: Db, key: { userId: string; sourceId: string }): Promise<string> {
  const owners = await sequenceOwners(db, { userId: key.userId, ids: [key.sourceId] });
  return owners.has(key.sourceId) ? otherId(key) : key.sourceId;
}
