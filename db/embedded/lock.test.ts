import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
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

/** Another process that holds the folder's lock. */
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

test("lock: another process is refused, and the error names the process and the machine that hold it", async () => {
  const { pid } = await holder();
  expect(() => takeLock(folder)).toThrow(
    `The database in ${folder} is in use by another Ninefold (process ${pid}). Stop that one on ${os.hostname()}, or set DATA_DIR to another folder.`,
  );
});

test.each([
  ["our own pid, as in a second container", () => `${process.pid}`],
  ["the pid of no running process", () => "4194300"],
  ["nothing", () => ""],
])("lock: a running holder excludes others when its note contains %s", async (_, note) => {
  await holder();
  writeFileSync(path.join(folder, "pglite.lock"), note());
  expect(() => takeLock(folder)).toThrow(inUse);
  rmSync(path.join(folder, "pglite.lock"));
  expect(() => takeLock(folder)).toThrow(inUse);
});

test("lock: a suspended holder keeps its lock, and a killed one loses it at once", async () => {
  const child = await holder();
  child.kill("SIGSTOP");
  expect(() => takeLock(folder)).toThrow(inUse);
  await kill(child);
  takeLock(folder)();
});

test.each([
  ["another running process, as after a restart of the machine", () => String(process.ppid)],
  ["the first process of a container", () => "1\nanother-host\n"],
  ["no pid at all", () => "\0\0\0"],
])("lock: a note that names %s excludes nobody", (_, note) => {
  writeFileSync(path.join(folder, "pglite.lock"), note());
  takeLock(folder)();
});

test("lock: a copy of a folder in use is free", async () => {
  await holder();
  const copy = path.join(root, "copy");
  cpSync(folder, copy, { recursive: true });
  takeLock(copy)();
});

test("lock: a process cannot open one database twice, and can reopen it after closing it", () => {
  const release = takeLock(folder);
  expect(() => takeLock(folder)).toThrow(inUse);
  release();
  takeLock(folder)();
});

test("lock: another path to the same database is the same database", async () => {
  await holder();
  const other = mkdtempSync(path.join(root, "other-"));
  symlinkSync(path.join(folder, "pglite"), path.join(other, "pglite"));
  expect(() => takeLock(other)).toThrow(inUse);
});

/** Flags that make the process the first one of a container: pid 1 and its own host name. */
const CONTAINER = ["--pid", "--fork", "--kill-child", "--mount-proc", "--uts"];
/** The command that creates one on this machine, with or without root; undefined where neither works, as on a Mac. */
const unshare = [CONTAINER, ["--map-root-user", ...CONTAINER]].find(
  (flags) => spawnSync("unshare", [...flags, "hostname", "probe"]).status === 0,
);

/** A process in a container of that name, or on the host, that requests the lock and keeps it if it can. */
async function ask(container: string | null) {
  const isolated = container !== null && unshare !== undefined;
  // Where no container can be created: a process whose note names itself, which is what a container's process sees.
  const forged = container !== null && !isolated;
  const note = JSON.stringify(path.join(folder, "pglite.lock"));
  const script = `import { writeFileSync } from "node:fs";
    import { takeLock } from ${JSON.stringify(path.resolve("db/embedded/lock.ts"))};
    const say = (text) => process.stdout.write(process.pid + " " + text);
    ${forged ? `writeFileSync(${note}, process.pid + "\\n${os.hostname()}\\n");` : ""}
    try { takeLock(${JSON.stringify(folder)}); say("held"); setInterval(() => {}, 1000); } catch (error) { say(error.message); }`;
  const node = [process.execPath, "--import", "tsx", "--input-type=module", "-e", script];
  const [program = "", ...args] = isolated
    ? ["unshare", ...unshare, "sh", "-c", 'hostname "$0" && exec "$@"', container, ...node]
    : node;
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  holders.push(child);
  let complaint = "";
  child.stderr.on("data", (data) => {
    complaint += data;
  });
  const [data] = await Promise.race([once(child.stdout, "data"), once(child, "close")]);
  const [, pid, said] = /^(\d+) (.*)$/s.exec(String(data)) ?? [];
  if (!pid) throw new Error(`the process said nothing but ${complaint}`);
  return {
    pid,
    said,
    forged,
    host: isolated ? container : os.hostname(),
    /** Kills it by its pid on the host, which differs from the pid in its container. */
    async kill() {
      const children = `/proc/${child.pid}/task/${child.pid}/children`;
      process.kill(isolated ? Number(readFileSync(children, "utf8")) : Number(pid), "SIGKILL");
      await once(child, "exit");
    },
  };
}

test.each([
  ["a container", "another", "first", "second"],
  ["this machine", "a container", null, "second"],
  ["a container", "this machine", "first", null],
])(
  "lock: while a process in %s holds it, one in %s is refused, and has it once the holder is killed",
  { timeout: 60_000 },
  async (_, __, one, other) => {
    const first = await ask(one);
    expect(first.said).toBe("held");
    const second = await ask(other);
    if (unshare && one && other) expect([first.pid, second.pid]).toEqual(["1", "1"]);
    const named = second.forged ? second : first;
    expect(second.said).toBe(
      `The database in ${folder} is in use by another Ninefold (process ${named.pid}). Stop that one on ${named.host}, or set DATA_DIR to another folder.`,
    );
    await first.kill();
    expect((await ask(other)).said).toBe("held");
  },
);
