import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { openDatabase } from "@/db/client";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The module as it is in an environment. */
async function within<Module>(set: Record<string, string>, load: () => Promise<Module>): Promise<Module> {
  vi.resetModules();
  for (const [name, value] of Object.entries(set)) vi.stubEnv(name, value);
  return load();
}

test("doctor: on Vercel, what a function lacks is named", async () => {
  const say = async (set: Record<string, string>) => {
    const { checkVercel } = await within({ VERCEL: "1", ...set }, () => import("./machine"));
    const { state, say } = await checkVercel();
    return `${state}: ${say}`;
  };
  expect(await say({})).toMatch(/^failed: DATABASE_URL is missing/);
  await say({ AUTH_SECRET: "a secret that is long enough for a test", DATABASE_URL: "postgres://127.0.0.1:9/none" });
  expect(await say({})).toMatch(/^failed: BLOB_READ_WRITE_TOKEN or S3_BUCKET is missing/);
  expect(await say({ BLOB_READ_WRITE_TOKEN: "vercel_blob_rw_store_secret" })).toMatch(
    /^failed: CRON_SECRET is missing/,
  );
  expect(await say({ CRON_SECRET: "long-enough-for-a-test" })).toMatch(/^warning: .*set BACKUP_TO to s3:/);
});

test("doctor: an embedded database is opened, and one of a newer version of Ninefold or of PostgreSQL is named", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-checks-"));
  const { checkDatabase } = await within({ DATA_DIR: folder, PORT: "9" }, () => import("./database"));
  const opened = openDatabase({ dataDir: folder });
  await opened.migrate();
  await opened.close();
  expect((await checkDatabase()).database).toEqual({ state: "ok", say: "embedded and not in use. It is up to date" });
  const newer = openDatabase({ dataDir: folder });
  await newer.db.execute("insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
  await newer.close();
  const say = expect.stringContaining("is of a newer version of Ninefold");
  expect((await checkDatabase()).database).toEqual({ state: "failed", say });
  await writeFile(path.join(folder, "pglite/PG_VERSION"), "17\n");
  const { state, say: said } = (await checkDatabase()).database;
  expect([state, said]).toEqual([
    "failed",
    expect.stringMatching(/PostgreSQL 17's, .*npm run backup .* npm run restore/),
  ]);
  await rm(folder, { recursive: true, force: true });
}, 120_000);
