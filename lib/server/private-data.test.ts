import { chmod, lstat, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { closeContents, closeDataDir } from "./private-data";

let root: string;
let dataDir: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "ninefold-private-"));
  dataDir = path.join(root, "data");
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function open(...names: string[]) {
  for (const name of names) {
    const file = path.join(dataDir, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, "x");
    await chmod(file, 0o666);
  }
  for (const name of ["", ...(await readdir(dataDir, { recursive: true }))]) {
    const found = await lstat(path.join(dataDir, name));
    if (found.isDirectory()) await chmod(path.join(dataDir, name), 0o755);
  }
}

const mode = async (...parts: string[]) => ((await lstat(path.join(...parts))).mode & 0o777).toString(8);

test("private data: files that an earlier version left open get modes 700 and 600 at the start", async () => {
  await open(
    "auth-secret",
    "pglite/PG_VERSION",
    "pglite/base/1/2",
    "files/videos/a",
    "simulator/port",
    "imports/a.zip",
  );
  await closeDataDir(dataDir);
  expect(await mode(dataDir)).toBe("700");
  await closeContents(dataDir);
  for (const name of await readdir(dataDir, { recursive: true })) {
    const isFolder = (await lstat(path.join(dataDir, name))).isDirectory();
    expect([name, await mode(dataDir, name)]).toEqual([name, isFolder ? "700" : "600"]);
  }
});

test("private data: PGlite's open files in closed folders are closed, and closed folders are not walked", async () => {
  await open("pglite/base/1/pg_internal.init", "files/videos/a");
  for (const name of ["pglite", "pglite/base", "pglite/base/1", "files", "files/videos"])
    await chmod(path.join(dataDir, name), 0o700);
  await closeContents(dataDir);
  expect(await mode(dataDir, "pglite/base/1/pg_internal.init")).toBe("600");
  expect(await mode(dataDir, "files/videos/a")).toBe("666");
});

test("private data: a link is not followed", async () => {
  await open("files/videos/a");
  const outside = path.join(root, "outside");
  await mkdir(outside);
  await writeFile(path.join(outside, "theirs"), "x");
  await chmod(path.join(outside, "theirs"), 0o644);
  await chmod(outside, 0o755);
  await symlink(outside, path.join(dataDir, "files/linked"));
  await symlink(outside, path.join(dataDir, "imports"));
  await closeContents(dataDir);
  expect([await mode(outside), await mode(outside, "theirs"), await mode(dataDir, "files/videos/a")]).toEqual([
    "755",
    "644",
    "600",
  ]);
});

test.each(["package.json", "somebody.txt"])(
  "private data: a folder that also contains %s keeps its mode",
  async (theirs) => {
    await open("auth-secret", theirs);
    await closeDataDir(dataDir);
    await closeContents(dataDir);
    expect([await mode(dataDir), await mode(dataDir, theirs), await mode(dataDir, "auth-secret")]).toEqual([
      "755",
      "666",
      "600",
    ]);
  },
);

test("private data: a shared folder, such as /tmp, and a missing one are left alone", async () => {
  await open("auth-secret");
  await chmod(dataDir, 0o1777);
  await closeDataDir(dataDir);
  expect(await mode(dataDir)).toBe("777");
  await closeDataDir(path.join(root, "nowhere"));
  await closeContents(path.join(root, "nowhere"));
});
