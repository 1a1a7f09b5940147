import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Two processes that open one PGlite folder both succeed and corrupt it, so the folder belongs to whoever wrote the
 * lock file beside it. A lock left by a process that died (kill -9, power cut) is taken over.
 * Throws an Error with one clear line when a living process has it.
 */
export function takeLock(folder: string): () => void {
  const file = path.join(folder, "pglite.lock");
  mkdirSync(folder, { recursive: true });
  for (let tries = 0; tries < 3; tries++) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx", mode: 0o600 });
      return () => {
        if (readOwner(file) === process.pid) rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const owner = readOwner(file);
    // The same process asking twice (development reloads) keeps what it has.
    if (owner === process.pid) return () => rmSync(file, { force: true });
    if (owner !== null && isAlive(owner)) {
      throw new Error(
        `The database in ${folder} is in use by another Ninefold (process ${owner}). Stop that one, or set DATA_DIR to another folder.`,
      );
    }
    rmSync(file, { force: true });
  }
  throw new Error(`The database in ${folder} could not be locked.`);
}

function readOwner(file: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but belongs to someone else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
