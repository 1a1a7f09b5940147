import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesIn, finishAll, rowsIn, silent, submit, withDatabase } from "@/e2e/fixtures/backup-world";
import { emptyDatabase } from "@/e2e/fixtures/old-database";
import { startS3Server } from "@/e2e/fixtures/s3-server";
import { openTestApp, type TestApp } from "@/e2e/fixtures/test-app";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { createS3 } from "@/lib/storage/s3";
import { backUp } from "./back-up";
import { BACKUP_KEYS } from "./manifest";
import { restoreBackup } from "./restore-backup";

const migrations = path.join(process.cwd(), "db/migrations");
let world: TestApp;
let folder: string;
let s3: Awaited<ReturnType<typeof startS3Server>>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-across-"));
  s3 = await startS3Server("files-of-ada", "backups-of-ada");
  world = await openTestApp();
  const ada = await world.user();
  for (const prompt of ["one", "two", "three"]) await submit(world.services, ada, prompt);
  await finishAll(world.services);
  // The first time on a machine installs the S3 server.
}, 240_000);
afterAll(async () => {
  await world.close();
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

test("backup: from Postgres and a disk to the embedded database and S3, and back, with every row and every hash", async () => {
  const rows = await rowsIn(world.database);
  const hashes = await filesIn(world.services.storage);
  const inBucket = createS3({ ...s3.config("backups-of-ada"), prefix: "ninefold/" }, BACKUP_KEYS);
  const { database, services } = world;
  await backUp({ database, storage: services.storage, target: inBucket, quietSeconds: 0, ...silent });

  const storage = createS3(s3.config("files-of-ada"));
  const inFolder = createLocalDisk(path.join(folder, "backups"), BACKUP_KEYS);
  await withDatabase({ dataDir: path.join(folder, "embedded") }, async (embedded) => {
    await restoreBackup({ db: embedded.db, migrations, storage, store: "s3", target: inBucket, ...silent });
    expect(await rowsIn(embedded)).toEqual(rows);
    expect(await filesIn(storage)).toEqual(hashes);
    await backUp({ database: embedded, storage, target: inFolder, quietSeconds: 0, ...silent });
  });

  const empty = await emptyDatabase();
  const disk = createLocalDisk(path.join(folder, "files"));
  await withDatabase(empty.place, async (postgres) => {
    await restoreBackup({ db: postgres.db, migrations, storage: disk, store: "disk", target: inFolder, ...silent });
    expect(await rowsIn(postgres)).toEqual(rows);
    expect(await filesIn(disk)).toEqual(hashes);
  });
  await empty.drop();
}, 120_000);
