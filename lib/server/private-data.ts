import "server-only";
import { chmod, lstat, opendir, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { log } from "@/lib/log";

/** Ninefold's own entries in DATA_DIR. Nothing else there is changed: DATA_DIR may be a folder with other contents. */
const OURS = [
  "action-key",
  "auth-secret",
  "backups-before-updates",
  "exports",
  "files",
  "imports",
  "pglite",
  "pglite.lock",
  "received-exports",
  "requests",
  "simulator",
  "uploads",
];
const MOUNT = "lost+found";
const OTHERS = 0o077;
const STICKY = 0o1000;

/**
 * Closes DATA_DIR to all other users of the machine. Earlier versions left it open, with a readable database inside. A
 * folder that contains anything but ours is left alone.
 */
export async function closeDataDir(dataDir: string): Promise<void> {
  await reportErrors(async () => {
    const { mode } = await stat(dataDir);
    const names = await readdir(dataDir);
    const isOurs = names.every((name) => OURS.includes(name) || name === MOUNT || name.startsWith("."));
    if (mode & OTHERS && !(mode & STICKY) && isOurs) await chmod(dataDir, mode & 0o700);
  });
}

/**
 * The same for its contents, whatever an earlier version, PGlite or a manual copy left open. A folder is closed after
 * its contents, so that a closed one, perhaps with a million files, need not be walked again; only PGlite leaves open
 * files in closed folders. Links are not followed.
 */
export async function closeContents(dataDir: string): Promise<void> {
  for (const name of OURS)
    await reportErrors((fail) => close(path.join(/* turbopackIgnore: true */ dataDir, name), name === "pglite", fail));
}

type Fail = (error: unknown) => void;

async function close(file: string, always: boolean, fail: Fail): Promise<void> {
  try {
    const found = await lstat(file);
    if (found.isSymbolicLink()) return;
    const isOpen = (found.mode & OTHERS) !== 0;
    if (found.isDirectory() && (isOpen || always))
      for await (const entry of await opendir(file)) await close(path.join(file, entry.name), always, fail);
    if (isOpen) await chmod(file, found.mode & 0o700);
  } catch (error) {
    fail(error);
  }
}

/**
 * Files that cannot be changed (another user's, a disk without modes) are reported once. A file that is gone is
 * ignored.
 */
async function reportErrors(work: (fail: Fail) => Promise<void>): Promise<void> {
  const errors: unknown[] = [];
  const fail = (error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") errors.push(error);
  };
  await work(fail).catch(fail);
  if (errors.length > 0) log.error("DATA_DIR could not be closed to other users", errors[0], { files: errors.length });
}
