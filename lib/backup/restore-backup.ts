import pLimit from "p-limit";
import { holdQueued, isEmpty, loadRows } from "@/db/backup/load";
import { momentsOf } from "@/db/connection/migrate";
import type { Db } from "@/db/database";
import { settlePlace } from "@/db/instance/place-queries";
import type { StoreName } from "@/db/schema/instance";
import { hashOf, transferAs } from "@/lib/storage/copy-file";
import { FILE_KEYS } from "@/lib/storage/keys";
import type { Job } from "@/lib/storage/move-files";
import { type Storage, StorageError } from "@/lib/storage/storage";
import { type BackupFile, type BackupManifest, contentKey, partKey } from "./manifest";
import { entriesOf, isWhole, listBackups, readBackupManifest, readLines } from "./read-backup";

const AT_ONCE = 4;

type Restore = Job & {
  db: Db;
  /** The folder of this version's migrations. */
  migrations: string;
  storage: Storage;
  store: StoreName;
  target: Storage;
  /** Undefined: the newest. */
  id?: string | undefined;
};

/**
 * Restores a backup into an empty database and an empty store. Everything is verified before anything is written; files
 * come first, and all rows in one transaction, so that after a crash it can be called again. Throws StorageError with
 * one line when the backup is damaged, from a newer version, or the place is not empty.
 */
export async function restoreBackup({
  db,
  migrations,
  storage,
  store,
  target,
  report,
  signal,
  ...from
}: Restore): Promise<void> {
  const id = from.id ?? (await listBackups(target)).complete.at(-1);
  if (!id) throw new StorageError("There is no complete backup.");
  const manifest = await readBackupManifest(target, id);
  if (!momentsOf(migrations).includes(manifest.migration))
    throw new StorageError(
      `The backup is of Ninefold ${manifest.version}, which is newer than this one. Install that version first.`,
    );
  if (!(await isEmpty(db)))
    throw new StorageError(
      manifest.filesStay
        ? "The database is not empty. Rename the folder pglite in DATA_DIR, or set DATABASE_URL to a new database."
        : "The database is not empty. Restore into a new one: another DATA_DIR, or a new database at DATABASE_URL.",
    );
  const entries: BackupFile[] = [];
  for await (const entry of entriesOf(target, id)) entries.push(entry);
  await storage.check();
  if (!manifest.filesStay) await refuseOthers(storage, entries);
  report(`Verifying the backup ${id} of Ninefold ${manifest.version}: ${entries.length} files.`);
  await verify(target, id, manifest, entries, signal);
  report("Every hash is right. Copying the files.");
  const limit = pLimit(AT_ONCE);
  await limit.map(entries, async ({ key, sha256 }) => {
    if (signal.aborted || (await hashOf(storage, key))?.sha256 === sha256) return;
    const sent = await transferAs(target, storage, { from: contentKey(sha256), to: key });
    if (sent?.sha256 !== sha256) throw new StorageError(`${key} did not arrive whole.`);
  });
  signal.throwIfAborted();
  let queued = 0;
  await loadRows(db, {
    lines: readLines(target, partKey(id, "rows.gz")),
    migration: manifest.migration,
    migrations,
    async finish(tx, counts) {
      const short = manifest.tables.find(({ name, rows }) => (counts[name] ?? 0) !== rows);
      if (short) throw new StorageError(`The backup has not all rows of ${short.name}.`);
      await settlePlace(tx, store);
      queued = await holdQueued(tx);
    },
  });
  report(`Restored: ${manifest.tables.reduce((sum, { rows }) => sum + rows, 0)} rows and ${entries.length} files.`);
  if (manifest.filesStay) report("It was made before an update and has no files: those in the store are used.");
  if (manifest.missing.length > 0) report(`${manifest.missing.length} files were lost before the backup was made.`);
  if (queued > 0)
    report(
      `${queued} generations are queued that may have been sent since. Nothing is submitted until they are canceled, or \`npm run admin -- resume-submits\`.`,
    );
  report(
    "Secrets are not part of a backup. With the old AUTH_SECRET, or the old DATA_DIR/auth-secret, everyone stays signed in.",
  );
}

/** What a restore that was interrupted copied is of the same backup; anything else belongs to somebody. */
async function refuseOthers(storage: Storage, entries: BackupFile[]): Promise<void> {
  const ours = new Set(entries.map(({ key }) => key));
  for (const folder of FILE_KEYS.folders)
    for await (const { key } of storage.list(folder))
      if (!ours.has(key))
        throw new StorageError("The file store is not empty. Restore into an empty folder or bucket.");
}

async function verify(
  target: Storage,
  id: string,
  manifest: BackupManifest,
  entries: BackupFile[],
  signal: AbortSignal,
) {
  const parts = [
    { key: partKey(id, "rows.gz"), sha256: manifest.rows.sha256 },
    { key: partKey(id, "files.gz"), sha256: manifest.files.sha256 },
    ...[...new Set(entries.map(({ sha256 }) => sha256))].map((sha256) => ({ key: contentKey(sha256), sha256 })),
  ];
  if (entries.length !== manifest.files.count) throw new StorageError("The backup's list of files is not whole.");
  const damaged: string[] = [];
  await pLimit(AT_ONCE).map(parts, async ({ key, sha256 }) => {
    if (!signal.aborted && !(await isWhole(target, key, sha256))) damaged.push(key);
  });
  signal.throwIfAborted();
  if (damaged.length > 0)
    throw new StorageError(
      `The backup is damaged: ${damaged.length} of its parts are missing or changed, such as ${damaged[0]}.`,
    );
}
