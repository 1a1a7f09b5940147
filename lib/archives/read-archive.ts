import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { IMPORT_POLICY } from "./limits";

/** A file of an archive, as it claims to be. `open` throws when its data does not match the claim. */
export type ArchiveFile = { bytes: number; open: () => Promise<Readable> };
export type ArchiveFolder = { name: string; files: Map<string, ArchiveFile> };

/** Not a ZIP, truncated, or malicious. */
export class BadArchive extends Error {
  override name = "BadArchive";
}

/**
 * The folders of a ZIP on disk, one at a time, in the archive's own order: neither its contents nor its list of names
 * is ever held in memory as a whole. A folder whose files are not adjacent comes in parts. Names never become paths.
 */
export async function* foldersOf(path: string): AsyncGenerator<ArchiveFolder> {
  await refuseOverlaps(path);
  const zip = await openZip(path);
  try {
    const most = zip.fileSize * IMPORT_POLICY.maxGrowth;
    let claimed = 0;
    let folder: ArchiveFolder | undefined;
    for await (const entry of entriesOf(zip)) {
      claimed += entry.uncompressedSize;
      if (claimed > most) throw new BadArchive("it unpacks to far more than it is");
      const at = entry.fileName.lastIndexOf("/");
      const [name, file] = [entry.fileName.slice(0, Math.max(0, at)), entry.fileName.slice(at + 1)];
      if (file === "" || file.startsWith(".") || name.split("/").includes("__MACOSX")) continue;
      if (folder && folder.name !== name) {
        yield folder;
        folder = undefined;
      }
      folder ??= { name, files: new Map() };
      if (folder.files.size >= IMPORT_POLICY.maxFilesPerFolder) throw new BadArchive("a folder with too many files");
      folder.files.set(file, { bytes: entry.uncompressedSize, open: () => zip.openReadStreamPromise(entry) });
    }
    if (folder) yield folder;
  } finally {
    zip.close();
  }
}

const openZip = (path: string): Promise<ZipFile> =>
  openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch((error) => {
    throw new BadArchive("not a ZIP", { cause: error });
  });

/**
 * Refuses an archive whose entries share bytes: a small file would unpack to a large one many times over. Also one with
 * too many entries. Keeps two numbers of each entry.
 */
async function refuseOverlaps(path: string): Promise<void> {
  const zip = await openZip(path);
  const places: { start: number; end: number }[] = [];
  try {
    if (zip.entryCount > IMPORT_POLICY.maxEntries) throw new BadArchive("too many files");
    for await (const { relativeOffsetOfLocalHeader: start, compressedSize } of entriesOf(zip)) {
      places.push({ start, end: start + LOCAL_HEADER + compressedSize });
    }
  } catch (error) {
    // What comes before a broken part is imported; it is found again then.
    if (places.length === 0 || !(error instanceof BadArchive)) throw error;
  } finally {
    zip.close();
  }
  places.sort((a, b) => a.start - b.start);
  if (places.some(({ start }, at) => start < (places[at - 1]?.end ?? 0))) throw new BadArchive("its files overlap");
}

/** The least bytes before an entry's data. Source: APPNOTE.TXT, 4.3.7 */
const LOCAL_HEADER = 30;

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  const entries = zip.eachEntry();
  for (;;) {
    const step = await entries.next().catch((error: unknown) => {
      throw new BadArchive("its list of files is broken", { cause: error });
    });
    if (step.done) return;
    yield step.value;
  }
}

/** Reads a small file whole; null when it is larger than allowed. */
export async function readFile(file: ArchiveFile, maxBytes: number): Promise<Buffer | null> {
  if (file.bytes > maxBytes) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of await file.open()) {
    bytes += chunk.length;
    if (bytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
