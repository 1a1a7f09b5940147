import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkDataDir } from "./data-dir.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "ninefold-data-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the data folder is made, checked to be writable and left clean", async () => {
  const deep = path.join(folder, "a/b/c");
  await checkDataDir(deep);
  expect(existsSync(deep)).toBe(true);
  expect(readdirSync(deep)).toEqual([]);
  await checkDataDir(deep);
});

test("a folder that cannot be made is reported in one line that names it", async () => {
  const file = path.join(folder, "file");
  writeFileSync(file, "in the way");
  const inside = path.join(file, "data");
  await expect(checkDataDir(inside)).rejects.toThrow(`DATA_DIR ${inside} cannot be written (ENOTDIR).`);
});
