import { mkdtemp, readdir, rm, stat, truncate } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { claimBackup, finishBackup, lastBackups } from "@/db/backup/backup-queries";
import { dumpRows } from "@/db/backup/dump";
import { loadRows } from "@/db/backup/load";
import { openDatabase } from "@/db/client";
import { deleteGenerations } from "@/db/gallery/entry-queries";
import { galleryEntries } from "@/db/schema/gallery";
import { generations } from "@/db/schema/generations";
import { backups, instanceSettings } from "@/db/schema/instance";
import { audioFiles } from "@/db/schema/sequences";
import { addAudio } from "@/e2e/fixtures/audio/add-audio";
import { wavFile } from "@/e2e/fixtures/audio/audio-files";
import { filesIn, finishAll, rowsIn, silent, submit, withDatabase } from "@/e2e/fixtures/backup-world";
import { breaches } from "@/e2e/fixtures/invariants";
import {
  createOldDatabase,
  emptyDatabase,
  firstMigrations,
  oldMigrations,
  upgraded,
} from "@/e2e/fixtures/old-database";
import { openTestApp, type TestApp } from "@/e2e/fixtures/test-app";
import { until } from "@/e2e/fixtures/until";
import { sweepOnce } from "@/lib/generations/lifecycle/sweep";
import { hashOf } from "@/lib/storage/copy-file";
import { createLocalDisk } from "@/lib/storage/local-disk";
import type { Storage } from "@/lib/storage/storage";
import { backUp } from "./back-up";
import { BACKUP_KEYS, partKey } from "./manifest";
import { entriesOf, listBackups, readBackupManifest, readLines } from "./read-backup";
import { restoreBackup } from "./restore-backup";
import { startBackups } from "./schedule";

const migrations = path.join(process.cwd(), "db/migrations");
/** The embedded database takes many seconds to be made anew on a busy machine. */
vi.setConfig({ testTimeout: 120_000 });
let world: TestApp;
let folder: string;
let ada: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-backup-test-"));
  world = await openTestApp();
  ada = await world.user();
  for (const prompt of ["one", "two", "three"]) await submit(world.services, ada, prompt);
  await finishAll(world.services);
  await addAudio(world.services, { userId: ada, bytes: wavFile(1) });
}, 180_000);
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const at = (name: string) => createLocalDisk(path.join(folder, name), BACKUP_KEYS);
const files = (name: string) => createLocalDisk(path.join(folder, name));
const back = (target: Storage, storage = world.services.storage) =>
  backUp({ database: world.database, storage, target, quietSeconds: 0, ...silent });
const contentsOf = (name: string) => readdir(path.join(folder, name, "files"));
/** Backups are named by the second. */
const nextSecond = () => new Promise((resolve) => setTimeout(resolve, 1_001));

test("backup: made while videos are submitted and saved, it is restored whole elsewhere, and sends nothing again", async () => {
  for (let n = 0; n < 6; n++) await submit(world.services, ada, `meanwhile ${n}`);
  const busy = finishAll(world.services);
  await back(at("busy"));
  await busy;
  const empty = await emptyDatabase();
  const storage = files("restored");
  await withDatabase(empty.place, async ({ db }) => {
    await restoreBackup({ db, migrations, storage, store: "disk", target: at("busy"), ...silent });
    const found = await breaches({ db, storage, tasks: [] });
    expect(found.filter((breach) => !breach.startsWith("task"))).toEqual([]);
    const rows = await db.select().from(generations);
    expect(rows.length).toBeGreaterThanOrEqual(3);
    const [song] = await db.select().from(audioFiles);
    expect(await hashOf(storage, song?.storageKey ?? "")).toEqual({ bytes: song?.bytes, sha256: song?.sha256 });
    const [settings] = await db.select().from(instanceSettings);
    expect(settings?.submitsStoppedAt instanceof Date).toBe(rows.some(({ state }) => state === "queued"));
    const tasks = world.simulator.tasks().length;
    await sweepOnce({ ...world.services, db, storage });
    expect(world.simulator.tasks().length).toBe(tasks);
  });
  await empty.drop();
});

test("backup: what is there already is not written again, and what no kept backup needs is removed", async () => {
  await back(at("twice"));
  const [first] = await contentsOf("twice");
  const written = (await stat(path.join(folder, "twice/files", first ?? ""))).mtimeMs;
  const count = (await contentsOf("twice")).length;
  await submit(world.services, ada, "one more");
  await finishAll(world.services);
  await nextSecond();
  await back(at("twice"));
  expect((await stat(path.join(folder, "twice/files", first ?? ""))).mtimeMs).toBe(written);
  expect((await contentsOf("twice")).length).toBeGreaterThanOrEqual(count);
  // Of the same day only the newest is kept.
  expect((await listBackups(at("twice"))).all.length).toBe(1);
  const { complete } = await lastBackups(world.database.db);
  expect(complete?.newBytes).toBeLessThan((complete?.bytes ?? 0) / 2);
});

test("backup: a video that is deleted while it is made is in neither its rows nor its files", async () => {
  const id = await submit(world.services, ada, "soon gone");
  await finishAll(world.services);
  const { storage, db } = world.services;
  const [row] = await db.select().from(generations).where(eq(generations.id, id));
  const key = row?.videoKey ?? "";
  const remove = async (asked: string) => {
    if (asked !== key) return;
    await db.update(galleryEntries).set({ deletedAt: new Date() }).where(eq(galleryEntries.generationId, id));
    await storage.remove(key);
    await deleteGenerations(db, { userId: ada, id });
  };
  const deleting: Storage = {
    ...storage,
    stat: (asked) => remove(asked).then(() => storage.stat(asked)),
    open: (asked, range) => remove(asked).then(() => storage.open(asked, range)),
  };
  await nextSecond();
  await back(at("deleted"), deleting);
  const [made = ""] = (await listBackups(at("deleted"))).complete;
  expect((await readBackupManifest(at("deleted"), made)).missing).toEqual([]);
  for await (const file of entriesOf(at("deleted"), made)) expect(file.key).not.toBe(key);
  for await (const line of readLines(at("deleted"), partKey(made, "rows.gz")))
    expect(line.startsWith("gallery_entries\t") && line.includes(id)).toBe(false);
});

test("restore: a damaged backup, a used database and a used store are refused before anything is written", async () => {
  await nextSecond();
  await back(at("damaged"));
  const empty = await emptyDatabase();
  await submit(world.services, ada, "not in the backup");
  await finishAll(world.services);
  await withDatabase(empty.place, async (database) => {
    const attempt = (storage: Storage, target = at("damaged")) =>
      restoreBackup({ db: database.db, migrations, storage, store: "disk", target, ...silent }).then(
        () => "restored",
        (error: Error) => error.message,
      );
    expect(await attempt(world.services.storage, at("nothing"))).toContain("no complete backup");
    expect(await attempt(world.services.storage)).toContain("file store is not empty");
    const [name = ""] = await contentsOf("damaged");
    await truncate(path.join(folder, "damaged/files", name), 100);
    expect(await attempt(files("untouched"))).toContain("The backup is damaged: 1 of its parts");
    expect(await filesIn(files("untouched"))).toEqual({});
    await database.migrate();
    expect(await attempt(files("untouched"))).toContain("database is not empty");
  });
  await empty.drop();
});

test("backup: one that finds a damaged content writes it again", async () => {
  await nextSecond();
  await back(at("mended"));
  const [name = ""] = await contentsOf("mended");
  await truncate(path.join(folder, "mended/files", name), 100);
  await nextSecond();
  await back(at("mended"));
  expect((await stat(path.join(folder, "mended/files", name))).size).toBeGreaterThan(100);
});

test("restore: one that was interrupted is finished by the next, with the same rows and the same bytes", async () => {
  await nextSecond();
  await back(at("halfway"));
  const before = await rowsIn(world.database);
  const empty = await emptyDatabase();
  const storage = files("halfway-files");
  const stop = new AbortController();
  const stopping: Storage = {
    ...storage,
    async put(key, body, options) {
      const stored = await storage.put(key, body, options);
      stop.abort(new Error("interrupted"));
      return stored;
    },
  };
  const options = { migrations, store: "disk" as const, target: at("halfway"), ...silent };
  await withDatabase(empty.place, async (database) => {
    const { db } = database;
    await expect(restoreBackup({ db, ...options, storage: stopping, signal: stop.signal })).rejects.toThrow(
      "interrupted",
    );
    await restoreBackup({ db, ...options, storage });
    expect(await rowsIn(database)).toEqual(before);
  });
  expect(await filesIn(storage)).toEqual(await filesIn(world.services.storage));
  await empty.drop();
});

test("restore: rows of an older version become those of this one", async () => {
  const old = await emptyDatabase();
  await createOldDatabase(old.place);
  const count = (await oldMigrations()).length;
  const lines: string[] = [];
  const reader = openDatabase({ ...old.place, migrations: await firstMigrations(count, old.place.dataDir) });
  const { migration } = await reader.snapshot((tx) =>
    dumpRows(tx, async (text) => void lines.push(...text.trimEnd().split("\n"))),
  );
  await reader.close();
  const fresh = await emptyDatabase();
  await withDatabase(fresh.place, async (database) => {
    await loadRows(database.db, { lines: each(lines), migration, migrations, finish: async () => undefined });
    const updated = await upgraded(old.place);
    expect(await rowsIn(database)).toEqual(await rowsIn(updated));
    await updated.close();
  });
  await Promise.all([old.drop(), fresh.drop()]);
});

async function* each(lines: string[]) {
  yield* lines;
}

test("backups: one runs at a time on all servers, and one that was interrupted is no obstacle for long", async () => {
  const { db } = world.database;
  await db.delete(backups);
  const claims = await Promise.all(["a", "b", "c"].map((id) => claimBackup(db, { id, quietSeconds: 0 })));
  expect(claims.filter(Boolean)).toHaveLength(1);
  await db.update(backups).set({ aliveAt: new Date(0) });
  expect(await claimBackup(db, { id: "d", quietSeconds: 0 })).toBe(true);
  await finishBackup(db, { id: "d" }, { files: 1, bytes: 2, newBytes: 3 });
  expect(await claimBackup(db, { id: "e", quietSeconds: 3_600 })).toBe(false);
  expect((await lastBackups(db)).complete?.id).toBe("d");
});

test("backups: the server makes the one that is due at its start, and none until the next is due", async () => {
  const { db } = world.database;
  await db.delete(backups);
  const scheduled = {
    database: world.database,
    storage: world.services.storage,
    place: { kind: "folder" as const, path: path.join(folder, "scheduled") },
    time: "03:30",
  };
  const stop = startBackups(scheduled);
  await until("the backup", async () => (await lastBackups(db)).complete);
  stop();
  expect((await listBackups(at("scheduled"))).complete.length).toBe(1);
  const again = startBackups(scheduled);
  await nextSecond();
  again();
  expect(await db.$count(backups)).toBe(1);
});
