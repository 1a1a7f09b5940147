import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { takeLock } from "./lock";

const root = mkdtempSync(path.join(os.tmpdir(), "ninefold-lock-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folder: string;
const holders: ReturnType<typeof spawn>[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(root, "data-"));
});
afterEach(async () => {
  for (const holder of holders.splice(0)) await kill(holder);
});

/** Another process that holds the lock of the folder. */
async function holder() {
  const script = `import { takeLock } from ${JSON.stringify(path.resolve("db/embedded/lock.ts"))};
    takeLock(${JSON.stringify(folder)}); process.stdout.write("held"); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  holders.push(child);
  const [said] = await once(child.stdout, "data");
  expect(String(said)).toBe("held");
  return child;
}

async function kill(child: ReturnType<typeof spawn>) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

const inUse =
  /^The database in \S+ is in use by another Ninefold( \(process \d+\))?\. Stop that one[^\n]*DATA_DIR[^\n]*$/;

test("lock: another process is refused and told which process has the database, on which machine", async () => {
  const { pid } = await holder();
  expect(() => takeLock(folder)).toThrow(
    `The database in ${folder} is in use by another Ninefold (process ${pid}). Stop that one on ${os.hostname()}, or set DATA_DIR to another folder.`,
  );
});

test.each([
  ["our own number, as in a second container", () => `${process.pid}`],
  ["a number that is dead here", () => "4194300"],
  ["nothing", () => ""],
])("lock: a living holder keeps us out when its note holds %s", async (_, note) => {
  await holder();
  writeFileSync(path.join(folder, "pglite.lock"), note());
  expect(() => takeLock(folder)).toThrow(inUse);
  rmSync(path.join(folder, "pglite.lock"));
  expect(() => takeLock(folder)).toThrow(inUse);
});

test("lock: a holder that is stopped for a while keeps its lock, and a killed one has lost it at once", async () => {
  const child = await holder();
  child.kill("SIGSTOP");
  expect(() => takeLock(folder)).toThrow(inUse);
  await kill(child);
  takeLock(folder)();
});

test.each([
  ["a living stranger, as after a restart of the machine", () => String(process.ppid)],
  ["the first process of a container", () => "1\nanother-host\n"],
  ["no number at all", () => "\0\0\0"],
])("lock: a note that names %s keeps nobody out", (_, note) => {
  writeFileSync(path.join(folder, "pglite.lock"), note());
  takeLock(folder)();
});

test("lock: a copy of a folder that is in use is free", async () => {
  await holder();
  const copy = path.join(root, "copy");
  cpSync(folder, copy, { recursive: true });
  takeLock(copy)();
});

test("lock: one process cannot open one database twice, and can once the first is closed", () => {
  const release = takeLock(folder);
  expect(() => takeLock(folder)).toThrow(inUse);
  release();
  takeLock(folder)();
});

test("lock: another way to the same database is the same database", async () => {
  await holder();
  const other = mkdtempSync(path.join(root, "other-"));
  symlinkSync(path.join(folder, "pglite"), path.join(other, "pglite"));
  expect(() => takeLock(other)).toThrow(inUse);
});
