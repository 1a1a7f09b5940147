import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { jobFolder, removeLeftFolders } from "./folder";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "export-folders-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

test("export folders: what a killed process left is removed, and what runs stays, also what begins meanwhile", async () => {
  const running = await jobFolder(root, "running");
  await mkdir(path.join(root, "left-abc"));
  let begun = "";
  await removeLeftFolders(root, async () => {
    // Another process takes a job between the two looks.
    begun = await jobFolder(root, "begun");
    return ["running"];
  });
  expect((await readdir(root)).sort()).toEqual([path.basename(begun), path.basename(running)].sort());
});

test("export folders: without any there is nothing to remove", async () => {
  await removeLeftFolders(path.join(root, "none"), () => Promise.reject(new Error("not asked")));
  expect(await readdir(root)).toEqual([]);
});
