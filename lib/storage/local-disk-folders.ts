import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import { removeOldFiles } from "@/lib/old-files";
import { StorageError } from "./storage";

const HOUR = 3_600_000;

/**
 * Creates the folders and removes what a crashed write left behind. A recent leftover may still be growing: it stays.
 */
export async function prepareFolders(root: string, incoming: string, folders: readonly string[]): Promise<void> {
  await disk(() => mkdir(incoming, { recursive: true, mode: 0o700 }));
  for (const folder of folders) await disk(() => mkdir(path.join(root, folder), { recursive: true, mode: 0o700 }));
  await syncFolder(root);
  await disk(() => removeOldFiles(incoming, HOUR));
}

/** Flushes a folder's directory entries: without it a power cut can undo a rename whose file was flushed. */
export async function syncFolder(folder: string): Promise<void> {
  await disk(async () => {
    const handle = await open(folder, "r");
    await handle.sync().finally(() => handle.close());
  });
}

export function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR";
}

/** Runs one disk operation; a failure is reported in one line that names the remedy and no path. */
export async function disk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StorageError) throw error;
    throw new StorageError(sentence(codeOf(error)), { cause: error });
  }
}

function sentence(code: string): string {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return "The disk that holds DATA_DIR is full.";
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return "DATA_DIR cannot be written: give this user write access to it, or set DATA_DIR to another folder.";
    case "EEXIST":
    case "ENOTDIR":
      return "DATA_DIR is not a folder: something else has its name.";
    case "EMFILE":
    case "ENFILE":
      return "Too many files are open: raise the limit (ulimit -n).";
    default:
      return `The disk that holds DATA_DIR failed (${code}).`;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
}
