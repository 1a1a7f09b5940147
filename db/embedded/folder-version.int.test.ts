import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "@/db/client";
import { EMBEDDED_MAJOR } from "./folder-version";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), "ninefold-major-"));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test("embedded database: the package is of the major version that is compared with", async () => {
  const database = openDatabase({ dataDir });
  await database.db.execute("select 1");
  await database.close();
  expect((await readFile(path.join(dataDir, "pglite/PG_VERSION"), "utf8")).trim()).toBe(String(EMBEDDED_MAJOR));
}, 60_000);

test("embedded database: a folder of another major version is refused before it is opened, with what to do", async () => {
  const folder = path.join(dataDir, "other/pglite");
  await mkdir(folder, { recursive: true });
  for (const [major, todo] of [
    [EMBEDDED_MAJOR - 1, /npm run backup -- --to FOLDER.* rename .*pglite.* npm run restore -- --from FOLDER$/],
    [EMBEDDED_MAJOR + 1, /Start the newer version of Ninefold/],
  ] as const) {
    await writeFile(path.join(folder, "PG_VERSION"), `${major}\n`);
    const open = () => openDatabase({ dataDir: path.join(dataDir, "other") });
    expect(open).toThrow(todo);
    expect(open).toThrow(`PostgreSQL ${major}'s`);
  }
  expect(await readdir(folder)).toEqual(["PG_VERSION"]);
});
