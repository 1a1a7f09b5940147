import { randomUUID } from "node:crypto";
import { open, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";

/**
 * Removes the files of a folder that were last written more than `ms` milliseconds ago: what a killed process left
 * behind. Ages are read from the disk's own clock: a server whose clock was a day ahead removed what another was writing.
 */
export async function removeOldFiles(folder: string, ms: number): Promise<void> {
  const names = await readdir(folder);
  if (names.length === 0) return;
  const now = await diskClock(folder);
  for (const name of names) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found !== null && now - found.mtimeMs > ms) await rm(file, { force: true }).catch(() => {});
  }
}

/** The time, in milliseconds, that the disk gives to a file written now into the folder. */
export async function diskClock(folder: string): Promise<number> {
  const probe = path.join(folder, randomUUID());
  const file = await open(probe, "wx", 0o600);
  try {
    return (await file.stat()).mtimeMs;
  } finally {
    await file.close();
    await rm(probe, { force: true });
  }
}
