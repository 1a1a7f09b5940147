import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { MigrationRefused } from "@/db/connection/migrate";
import type { Database, Db } from "@/db/database";
import { env } from "@/env";
import { log, redact } from "@/lib/log";
import type { Storage } from "@/lib/storage/storage";
import { idOf } from "./manifest";
import type { BackupPlace } from "./place";
import { openPlace } from "./place-store";
import { prune } from "./prune";
import { listBackups } from "./read-backup";
import { dumpTo } from "./take-snapshot";
import { writeParts } from "./write-parts";

/** Backups from before an update that are kept. */
const KEPT = 2;

type Settings = Pick<typeof env, "BACKUP_BEFORE_UPDATE" | "BACKUP_TO" | "DATA_DIR" | "VERCEL">;

/**
 * Brings the tables up to date. Where that changes data, all rows are backed up first, exactly as they are migrated.
 * Files are left out: no migration touches one. Throws MigrationRefused, with nothing changed, when that fails.
 */
export async function updateDatabase(database: Pick<Database, "migrate">, settings: Settings = env): Promise<void> {
  if (!settings.BACKUP_BEFORE_UPDATE) return database.migrate();
  const place = placeForUpdates(settings);
  if (place) return database.migrate((tx) => backUpRows(tx, place));
  return database.migrate(async () =>
    log.warn("the database is updated without a backup: there is no BACKUP_TO in S3, and no disk that stays"),
  );
}

/** Beside the daily backups, by whose rule they would be removed; null on Vercel, whose disk ends with a request. */
export function placeForUpdates({
  BACKUP_TO: to,
  DATA_DIR,
  VERCEL,
}: Pick<typeof env, "BACKUP_TO" | "DATA_DIR" | "VERCEL">): BackupPlace | null {
  if (to?.kind === "s3") return { ...to, prefix: `${to.prefix}before-updates/` };
  if (VERCEL) return null;
  const folder = to ? path.join(to.path, "before-updates") : path.join(DATA_DIR, "backups-before-updates");
  return { kind: "folder", path: folder };
}

async function backUpRows(tx: Db, place: BackupPlace): Promise<void> {
  const id = idOf(new Date());
  try {
    await writeRows(tx, openPlace(place), id);
  } catch (error) {
    const reason = redact((error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "");
    throw new MigrationRefused(
      `The backup before the update failed (${reason}). Nothing was changed. Mend that, or set BACKUP_BEFORE_UPDATE=off to update without one.`,
    );
  }
  const to = place.kind === "folder" ? place.path : `s3://${place.bucket}/${place.prefix}`;
  log.info("all rows were backed up before the update", { backup: id, to });
}

async function writeRows(tx: Db, target: Storage, id: string): Promise<void> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-backup-"));
  try {
    await target.check();
    const snapshot = await dumpTo(tx, folder, { filesStay: true });
    await writeParts(target, id, { snapshot, folder, entries: [], filesStay: true });
    const { complete } = await listBackups(target);
    await prune(target, new Set(complete.slice(-KEPT)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
