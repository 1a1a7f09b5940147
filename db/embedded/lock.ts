import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { networkType } from "./network-folder";

/** Releases a lock. */
type Release = () => void;

/**
 * Two processes that open one PGlite folder both succeed and corrupt it, so only the process that holds the kernel's
 * lock on a file in the folder may open it. The kernel releases the lock when its holder ends, however it ends, and
 * knows it in every container on this machine; a process id means nothing in another container, after a restart or in a
 * copied folder. Throws a one-line Error when another process holds it, and where other machines could not see it.
 */
export function takeLock(dataDir: string): Release {
  // Inside the folder itself: two DATA_DIR may lead to one database by a link or a mount.
  const folder = path.join(dataDir, "pglite");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const type = networkType(folder);
  if (type) {
    throw new Error(
      `DATA_DIR ${dataDir} is on a network folder (${type}), where a Ninefold on another machine would not be kept out of the embedded database. Set DATA_DIR to a folder on a disk of this machine, or DATABASE_URL to a Postgres.`,
    );
  }
  const release = lock(path.join(folder, "ninefold.lock"), dataDir);
  const note = path.join(dataDir, "pglite.lock");
  if (!release) {
    const { holder, place } = readNote(note);
    throw new Error(
      `The database in ${dataDir} is in use by another Ninefold${holder}. Stop that one${place}, or set DATA_DIR to another folder.`,
    );
  }
  // For the error message of another process, and for older releases, which know no other lock. Decides nothing here.
  writeFileSync(note, `${process.pid}\n${os.hostname()}\n`, { mode: 0o600 });
  return () => {
    rmSync(note, { force: true });
    release();
  };
}

/** Whether another process has the embedded database open. */
export function isInUse(dataDir: string): boolean {
  const file = path.join(dataDir, "pglite", "ninefold.lock");
  if (!existsSync(file)) return false;
  const release = lock(file, dataDir);
  release?.();
  return release === null;
}

function readNote(file: string): { holder: string; place: string } {
  try {
    const [pid = "", host = ""] = readFileSync(file, "utf8").split("\n");
    if (/^\d+$/.test(pid)) return { holder: ` (process ${pid})`, place: /^[\w.-]+$/.test(host) ? ` on ${host}` : "" };
  } catch {
    // Only the error message needs it.
  }
  return { holder: "", place: "" };
}

/** Null when another process holds it. Throws where the file system or the operating system has no locks. */
function lock(file: string, dataDir: string): Release | null {
  try {
    const native = loadNative();
    return native ? lockByDescriptor(file, native.tryLock) : lockBySqlite(file);
  } catch (error) {
    const reason = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
    throw new Error(`DATA_DIR ${dataDir} cannot be locked (${reason}). Set DATA_DIR to another folder.`, {
      cause: error,
    });
  }
}

type Native = { tryLock(fd: number): boolean };

/** Null on a system that the package has no build for, such as Alpine. */
function loadNative(): Native | null {
  try {
    return createRequire(import.meta.url)("fs-native-extensions");
  } catch {
    return null;
  }
}

/** Bound to this one file descriptor: opening or closing the file elsewhere in this process cannot release the lock. */
function lockByDescriptor(file: string, tryLock: Native["tryLock"]): Release | null {
  for (let tries = 0; tries < 3; tries++) {
    const fd = openSync(file, "a+", 0o600);
    try {
      if (!tryLock(fd)) {
        closeSync(fd);
        return null;
      }
    } catch (error) {
      closeSync(fd);
      throw error;
    }
    // A file that was replaced in between would be locked only by us.
    if (statSync(file, { throwIfNoEntry: false })?.ino === fstatSync(fd).ino) return () => closeSync(fd);
    closeSync(fd);
  }
  throw new Error("its lock keeps being replaced");
}

type Sqlite = { DatabaseSync: new (file: string) => { exec(sql: string): void; close(): void } };
const SQLITE_BUSY = 5;
/** Unless something refers to it, the database would be garbage-collected, and its lock with it. */
const open = new Set<object>();

/** SQLite's own lock on an empty database, in a transaction that never ends. It excludes the other kind of lock too. */
function lockBySqlite(file: string): Release | null {
  const sqlite = process.getBuiltinModule?.("node:sqlite") as Sqlite | undefined;
  if (!sqlite) throw new Error("this system needs Node.js 22.13 or newer for it");
  const database = new sqlite.DatabaseSync(file);
  try {
    database.exec("begin exclusive");
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw error;
  }
  open.add(database);
  return () => {
    open.delete(database);
    database.close();
  };
}
