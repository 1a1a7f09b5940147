import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { claimBackup, finishBackup, renewBackup } from "@/db/backup/backup-queries";
import { dbNow } from "@/db/clock";
import type { Database } from "@/db/database";
import { namedAmong } from "@/db/instance/place-queries";
import { redact } from "@/lib/log";
import type { Job } from "@/lib/storage/move-files";
import { type Storage, StorageError } from "@/lib/storage/storage";
import { copyContents } from "./copy-contents";
import { keptIds } from "./keep";
import { type BackupFile, idOf } from "./manifest";
import { prune } from "./prune";
import { entriesOf, listBackups } from "./read-backup";
import { type Snapshot, takeSnapshot } from "./take-snapshot";
import { bytesOf, writeParts } from "./write-parts";

/** Files that are deleted while a backup runs make it look at the rows again. */
const SNAPSHOTS = 5;
const ALIVE_MS = 4_000;
const DELETING_MS = 2_000;

type BackUp = Omit<Job, "db"> & {
  database: Pick<Database, "db" | "snapshot">;
  storage: Storage;
  target: Storage;
  /** Refused when another one was begun in the last so many seconds. */
  quietSeconds?: number;
};

/**
 * Makes one backup: the rows of one moment and every file that they name. Contents that the target has are not written
 * again, and older backups are removed by the rule of keep.ts. Returns false when another backup is running.
 */
export async function backUp({ database, storage, target, quietSeconds = 1, ...job }: BackUp): Promise<boolean> {
  const { db } = database;
  const id = idOf(dbNow());
  if (!(await claimBackup(db, { id, quietSeconds }))) {
    job.report("Another backup is running, or was interrupted in the last 20 seconds.");
    return false;
  }
  const timer = setInterval(() => void renewBackup(db, { id }).catch(() => {}), ALIVE_MS);
  const folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-backup-"));
  try {
    await target.check();
    const made = await make({ ...job, database, storage, target, id, folder });
    await finishBackup(db, { id }, made);
    job.report(
      `The backup ${id} is complete: ${made.files} files, ${megabytes(made.bytes)}, of which ${megabytes(made.newBytes)} are new.`,
    );
    return true;
  } catch (error) {
    const reason = redact((error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "");
    await finishBackup(db, { id }, { error: reason }).catch(() => {});
    throw error;
  } finally {
    clearInterval(timer);
    await rm(folder, { recursive: true, force: true });
  }
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

async function make(options: BackUp & { id: string; folder: string }) {
  const { database, storage, target, id, folder, report, signal } = options;
  const contents = new Map<string, number>();
  for await (const { key, bytes } of target.list("files")) contents.set(key.slice("files/".length), bytes);
  const earlier = new Map<string, BackupFile>();
  const newest = (await listBackups(target)).complete.at(-1);
  if (newest) for await (const entry of entriesOf(target, newest)) earlier.set(entry.key, entry);

  const copied = new Map<string, BackupFile>();
  let newBytes = 0;
  let snapshot: Snapshot;
  let lost: string[];
  for (let taken = 1; ; taken++) {
    snapshot = await takeSnapshot(database, folder);
    report(`${snapshot.tables.reduce((sum, { rows }) => sum + rows, 0)} rows and ${snapshot.named.length} files.`);
    const done = await copyContents(snapshot.named, copied, { storage, target, earlier, contents, report, signal });
    newBytes += done.newBytes;
    // A file is deleted a moment before its row.
    if (done.missing.length > 0) await sleep(DELETING_MS, undefined, { signal });
    // Named still, although not there: lost before. Named no more: deleted since the snapshot, which is then not whole.
    const named = await namedAmong(database.db, done.missing);
    lost = [...named];
    if (named.size === done.missing.length) break;
    if (taken === SNAPSHOTS)
      throw new StorageError("Files were deleted too quickly to make a backup. Try again later.");
  }
  for (const key of lost) report(`${key} is missing from the store: its row is in the backup without it.`);

  const entries = snapshot.named.flatMap(({ key }) => copied.get(key) ?? []);
  await verifyPresent(target, entries);
  const lists = await writeParts(target, id, { snapshot, folder, entries, missing: lost });
  const { complete } = await listBackups(target);
  await prune(target, keptIds(complete).add(id));
  const contentBytes = bytesOf(entries);
  return { files: entries.length, bytes: contentBytes + lists, newBytes: newBytes + lists };
}

/** Another server that uses the same place for its backups may have removed what was not in a list yet. */
async function verifyPresent(target: Storage, entries: BackupFile[]): Promise<void> {
  const there = new Map<string, number>();
  for await (const { key, bytes } of target.list("files")) there.set(key.slice("files/".length), bytes);
  if (entries.some(({ sha256, bytes }) => there.get(sha256) !== bytes))
    throw new StorageError("Contents disappeared while the backup was made. Give each server a place of its own.");
}
