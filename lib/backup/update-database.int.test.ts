import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openDatabase } from "@/db/client";
import { rowsIn, silent, withDatabase } from "@/e2e/fixtures/backup-world";
import {
  createOldDatabase,
  type DatabasePlace,
  emptyDatabase,
  firstMigrations,
  oldMigrations,
} from "@/e2e/fixtures/old-database";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { bodyOf } from "@/lib/storage/storage";
import { BACKUP_KEYS, partKey } from "./manifest";
import { listBackups, readBackupManifest, readLines } from "./read-backup";
import { restoreBackup } from "./restore-backup";
import { placeForUpdates, updateDatabase } from "./update-database";

/** The embedded database takes many seconds to be made anew on a busy machine. */
vi.setConfig({ testTimeout: 120_000 });
const migrations = path.join(process.cwd(), "db/migrations");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-update-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const settings = (name: string) => ({
  BACKUP_BEFORE_UPDATE: true,
  BACKUP_TO: undefined,
  DATA_DIR: path.join(folder, name),
  VERCEL: undefined,
});
const backupsIn = (name: string) => createLocalDisk(path.join(folder, name, "backups-before-updates"), BACKUP_KEYS);
const lines = async (of: AsyncIterable<string>) => {
  const all: string[] = [];
  for await (const line of of) all.push(line);
  return all.sort();
};

async function onOld(run: (place: DatabasePlace) => Promise<void>) {
  const { place, drop } = await emptyDatabase();
  try {
    await createOldDatabase(place);
    await run(place);
  } finally {
    await drop();
  }
}

test("update: a migration that changes data begins with a backup of all rows, which restores them beside their files", async () => {
  await onOld(async (place) => {
    const before = await withDatabase(place, rowsIn);
    const after = await withDatabase(place, async (database) => {
      await updateDatabase(database, settings("first"));
      expect(await database.migrationState()).toBe("current");
      return rowsIn(database);
    });
    const target = backupsIn("first");
    const { complete } = await listBackups(target);
    expect(complete).toHaveLength(1);
    const [id = ""] = complete;
    expect(await lines(readLines(target, partKey(id, "rows.gz")))).toEqual(before);
    expect((await readBackupManifest(target, id)).migration).toBeLessThan(Date.now());

    const storage = createLocalDisk(path.join(folder, "files"));
    await storage.put("videos/00000000-0000-4000-8000-000000000000.mp4", bodyOf(Buffer.from("kept")), {
      contentType: "video/mp4",
      maxBytes: 10,
    });
    const empty = await emptyDatabase();
    await withDatabase(empty.place, async (restored) => {
      await restoreBackup({ db: restored.db, migrations, storage, store: "disk", target, ...silent });
      expect(await rowsIn(restored)).toEqual(after);
    });
    await empty.drop();

    await withDatabase(place, (database) => updateDatabase(database, settings("first")));
    expect((await listBackups(target)).complete).toEqual([id]);
  });
});

test("update: a backup that fails changes nothing, says so in one line, and can be left out", async () => {
  await onOld(async (place) => {
    await writeFile(path.join(folder, "blocked"), "a file where the folder should be");
    await withDatabase(place, async (database) => {
      const before = await rowsIn(database);
      await expect(updateDatabase(database, settings("blocked"))).rejects.toThrow(
        /^The backup before the update failed \(.+\)\. Nothing was changed\. .*BACKUP_BEFORE_UPDATE=off/,
      );
      expect(await database.migrationState()).toBe("behind");
      expect(await rowsIn(database)).toEqual(before);
      await updateDatabase(database, { ...settings("blocked"), BACKUP_BEFORE_UPDATE: false });
      expect(await database.migrationState()).toBe("current");
    });
  });
});

test("update: the newest two are kept, and what an interrupted one left is removed", async () => {
  const target = backupsIn("kept");
  const write = (id: string, part: "manifest.json" | "files.gz") =>
    target.put(partKey(id, part), bodyOf(gzipSync("")), { contentType: "text/plain", maxBytes: 100 });
  for (const id of ["20250101T000000Z", "20250102T000000Z"]) {
    await write(id, "files.gz");
    await write(id, "manifest.json");
  }
  await write("20250103T000000Z", "files.gz");
  await onOld((place) => withDatabase(place, (database) => updateDatabase(database, settings("kept"))));
  const { complete, all } = await listBackups(target);
  expect(complete).toEqual(["20250102T000000Z", expect.stringMatching(/^202[6-9]/)]);
  expect(all.sort()).toEqual(complete);
});

test("update: a new database and a migration that leaves every row make no backup", async () => {
  const { place, drop } = await emptyDatabase();
  // From 0016 on, rows stay as they are.
  const count = 17;
  const old = openDatabase({ ...place, migrations: await firstMigrations(count, place.dataDir) });
  await updateDatabase(old, settings("none"));
  await old.close();
  const upTo18 = await firstMigrations(count + 2, place.dataDir);
  const next = openDatabase({ ...place, migrations: upTo18 });
  expect(await next.migrationState()).toBe("behind");
  await updateDatabase(next, settings("none"));
  expect(await next.migrationState()).toBe("current");
  await next.close();
  expect(await readdir(path.join(folder, "none")).catch(() => [])).toEqual([]);
  await drop();
});

test("downgrade: a database with a migration that this version does not know is refused in one line, and left alone", async () => {
  const { place, drop } = await emptyDatabase();
  await withDatabase(place, (database) => database.migrate());
  const rows = await withDatabase(place, rowsIn);
  const count = (await oldMigrations()).length;
  const older = openDatabase({ ...place, migrations: await firstMigrations(count, place.dataDir) });
  expect(await older.migrationState()).toBe("ahead");
  await expect(older.migrate()).rejects.toThrow(/^The database is of a newer version of Ninefold than this one\./);
  await older.close();
  expect(await withDatabase(place, rowsIn)).toEqual(rows);
  await drop();
});

test("update: backups of updates are beside the daily ones, and on Vercel only in S3", () => {
  const place = (set: object) => placeForUpdates({ ...settings("x"), ...set });
  const s3 = { kind: "s3" as const, bucket: "backups", prefix: "ninefold/" };
  expect(place({ BACKUP_TO: s3, VERCEL: "1" })).toEqual({ ...s3, prefix: "ninefold/before-updates/" });
  expect(place({ BACKUP_TO: { kind: "folder", path: "/mnt/backups" } })).toEqual({
    kind: "folder",
    path: path.join("/mnt/backups", "before-updates"),
  });
  expect(place({ VERCEL: "1" })).toBeNull();
});
