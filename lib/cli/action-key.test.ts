import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { actionKey } from "./action-key.mjs";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-key-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (key: string | undefined) => Buffer.from(key ?? "", "base64").length;

test("without a secret the key is made once, readable only by its owner, and reused by the next build", async () => {
  const key = actionKey({ DATA_DIR: "data" }, folder);
  expect(bytes(key)).toBe(32);
  expect(actionKey({ DATA_DIR: path.join(folder, "data") }, "/elsewhere")).toBe(key);
  const file = path.join(folder, "data", "action-key");
  expect(await readFile(file, "utf8")).toBe(key);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test("machines with the same secret agree, without a file, and machines with another secret do not", async () => {
  const [one, other] = ["a secret of more than thirty-two characters", "another secret of thirty-two characters"];
  const key = actionKey({ AUTH_SECRET: one, DATA_DIR: "data" }, folder);
  expect(bytes(key)).toBe(32);
  expect(actionKey({ AUTH_SECRET: one }, "/elsewhere")).toBe(key);
  expect(actionKey({ AUTH_SECRET: other }, folder)).not.toBe(key);
  await expect(stat(path.join(folder, "data"))).rejects.toThrow();
  // The secret itself must not be readable from the build.
  expect(Buffer.from(key ?? "", "base64").toString("latin1")).not.toContain(one.slice(0, 8));
});

test("half a key in the file is replaced by a whole one", async () => {
  await writeFile(path.join(folder, "action-key"), "AAAA");
  const key = actionKey({ DATA_DIR: folder }, "/");
  expect(bytes(key)).toBe(32);
  expect(actionKey({ DATA_DIR: folder }, "/")).toBe(key);
});

test("a folder that cannot be made leaves the key to the framework", async () => {
  await writeFile(path.join(folder, "file"), "");
  expect(actionKey({ DATA_DIR: path.join(folder, "file", "data") }, "/")).toBeUndefined();
});
