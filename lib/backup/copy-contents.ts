import pLimit from "p-limit";
import type { NamedFile } from "@/db/instance/place-queries";
import { hashOf, transferAs } from "@/lib/storage/copy-file";
import type { Job } from "@/lib/storage/move-files";
import { type Storage, StorageError } from "@/lib/storage/storage";
import { type BackupFile, contentKey } from "./manifest";

const AT_ONCE = 4;
const REPORT_MS = 5_000;

type Copying = Pick<Job, "report" | "signal"> & {
  storage: Storage;
  target: Storage;
  /** Files of the newest earlier backup, by key. A file never changes under its key. */
  earlier: Map<string, BackupFile>;
  /** Sizes of the contents that are in the target, by hash. */
  contents: Map<string, number>;
};

/** Copies the contents that the target lacks, and fills `entries`. Returns the keys that the store does not have. */
export async function copyContents(files: NamedFile[], entries: Map<string, BackupFile>, copying: Copying) {
  const { storage, target, earlier, contents, report, signal } = copying;
  const missing: string[] = [];
  let newBytes = 0;
  let reportedAt = performance.now();

  async function keep({ key, sha256 }: NamedFile): Promise<BackupFile | null> {
    const before = earlier.get(key);
    if (before && contents.get(before.sha256) === before.bytes) return before;
    const known = sha256 ?? before?.sha256 ?? null;
    const stored = known ? contents.get(known) : undefined;
    if (known && stored !== undefined && (await storage.stat(key))?.bytes === stored)
      return { key, sha256: known, bytes: stored };
    const hash = known ? { sha256: known } : await hashOf(storage, key);
    if (hash === null) return null;
    const sent = await transferAs(storage, target, { from: key, to: contentKey(hash.sha256) });
    if (sent === null) return null;
    if (sent.sha256 !== hash.sha256) {
      await target.remove(contentKey(hash.sha256));
      if (!known) throw new StorageError(`${key} changes while it is read.`);
      // A damaged file is kept as it is: it may be all that there is.
      report(`${key} is damaged: its hash is not the one on record.`);
      return keep({ key, sha256: sent.sha256 });
    }
    if (contents.get(sent.sha256) !== sent.bytes) newBytes += sent.bytes;
    contents.set(sent.sha256, sent.bytes);
    return { key, ...sent };
  }

  const failures: unknown[] = [];
  await pLimit(AT_ONCE).map(files, async (file) => {
    if (signal.aborted || failures.length > 0 || entries.has(file.key)) return;
    try {
      const entry = await keep(file);
      if (entry) entries.set(file.key, entry);
      else missing.push(file.key);
    } catch (error) {
      failures.push(error);
    }
    if (performance.now() - reportedAt < REPORT_MS) return;
    reportedAt = performance.now();
    report(`${entries.size} of ${files.length} files are there.`);
  });
  signal.throwIfAborted();
  if (failures.length > 0) throw failures[0];
  return { missing, newBytes };
}
