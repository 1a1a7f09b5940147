import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, statfs } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Storage } from "@/lib/storage/storage";
import { SERVER_EXPORT } from "./limits";

/** Makes a new folder for a job within `root`. */
export async function jobFolder(root: string, jobId: string): Promise<string> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  return mkdtemp(path.join(root, `${jobId}-`));
}

/**
 * Removes the folders of jobs that nobody works on: those of a process that was killed. `findRunning` is asked after the
 * folders were listed, so that one that another process has just made is not taken for left.
 */
export async function removeLeftFolders(root: string, findRunning: () => Promise<readonly string[]>): Promise<void> {
  const names = await readdir(root).catch(() => []);
  const running = names.length > 0 ? await findRunning() : [];
  for (const name of names)
    if (!running.some((id) => name.startsWith(`${id}-`)))
      await rm(path.join(root, name), { recursive: true, force: true });
}

/** Whether the disk has room for as many bytes more, and some to spare. */
export async function hasDiskRoom(folder: string, bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize - SERVER_EXPORT.spare > bytes;
}

/** Copies a stored file to the disk; false when there is none. */
export async function fetchFile(storage: Storage, key: string, file: string, signal: AbortSignal): Promise<boolean> {
  const stored = await storage.open(key);
  if (stored === null) return false;
  await pipeline(Readable.from(stored.body), createWriteStream(file, { mode: 0o600 }), { signal });
  return true;
}
