import { chmod, lstat, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { cleanEnvironment } from "@/e2e/fixtures/clean-environment";
import { captureOutput, ended, start, stop } from "@/lib/cli/child.mjs";
import { inRoot } from "@/lib/cli/root.mjs";
import { freePort } from "@/lib/cli/start/port.mjs";

let dataDir: string;
test.beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), "ninefold-start-"));
});
test.afterEach(() => rm(dataDir, { recursive: true, force: true, maxRetries: 3 }));

const launcher = inRoot("lib/cli/start.mjs");
const environment = (set: Record<string, string>) => ({ ...cleanEnvironment(), DATA_DIR: dataDir, ...set });

/** Starts the server with a bad setting. Returns its output. */
async function refusalOf(set: Record<string, string>) {
  const { code, output } = await captureOutput([launcher], { env: environment(set), within: 60_000 });
  expect(code).not.toBe(0);
  return output.trim();
}

test("start: an unusable value is named in one line, without the value", async () => {
  expect(await refusalOf({ AUTH_SECRET: "hunter2" })).toBe(
    "The environment is not usable: AUTH_SECRET must have at least 32 characters.",
  );
  expect(await refusalOf({ PORT: "eighty" })).toMatch(/^The environment is not usable: PORT .*\.$/);
  expect(await refusalOf({ DATABASE_URL: "mysql://x:hunter2@y/z" })).toBe(
    "The environment is not usable: DATABASE_URL must begin with postgres://.",
  );
  expect(await refusalOf({ APP_URL: "https://me:hunter2@ninefold.example.com/path", DEFAPI_API_KEY: "dk-…" })).toMatch(
    /^The environment is not usable: DEFAPI_API_KEY must [^\n;]+; APP_URL must (?!.*hunter2)[^\n]+\.$/,
  );
  expect(await refusalOf({ DATA_DIR: "~/x" })).toMatch(/^The environment is not usable: DATA_DIR must [^\n]+\.$/);
});

test("start: a port in use is reported in one line", async () => {
  const port = await freePort();
  const other = net.createServer().listen(port);
  expect(await refusalOf({ PORT: String(port) })).toBe(
    `Port ${port} is already taken. Stop what listens there, or set PORT to another one.`,
  );
  other.close();
});

test("start: a data folder that cannot be created is reported in one line", async () => {
  const file = path.join(dataDir, "file");
  await writeFile(file, "in the way");
  const port = String(await freePort());
  expect(await refusalOf({ PORT: port, DATA_DIR: `${file}/data` })).toBe(
    `DATA_DIR ${file}/data cannot be written (ENOTDIR).`,
  );
});

test("start: an unreachable database is reported in one line, without its password", async () => {
  const closedPort = await freePort();
  const output = await refusalOf({
    PORT: String(await freePort()),
    DATABASE_URL: `postgres://me:hunter2@127.0.0.1:${closedPort}/app`,
    AUTH_SECRET: "0123456789abcdef0123456789abcdef",
  });
  expect(output).toMatch(/^Ninefold cannot start: [^\n]*ECONNREFUSED[^\n]*$/);
  expect(output).not.toContain("hunter2");
});

test("start: npm start serves, refuses a second one on the same data, keeps the simulator's port and stops on request", async () => {
  const port = await freePort();
  const first = await launch(port);
  const simulator = await first.simulatorPort();

  expect(await refusalOf({ PORT: String(await freePort()) })).toMatch(
    /^Ninefold cannot start: The database in \S+ is in use by another Ninefold \(process \d+\)\.[^\n]*$/,
  );
  expect((await fetch(`http://localhost:${port}/api/health`)).status).toBe(200);
  expect(await first.stop()).toBe(0);
  await expect(fetch(`http://localhost:${port}/api/health`)).rejects.toThrow();
  await expect(fetch(`http://127.0.0.1:${simulator}/`)).rejects.toThrow();

  // A few seconds on an idle machine.
  const startedAt = Date.now();
  const second = await launch(port);
  expect(Date.now() - startedAt).toBeLessThan(20_000);
  expect(await second.simulatorPort()).toBe(simulator);
  await second.stop();
});

test("start: the first start needs little more memory than later ones, and the data folder is private", async () => {
  const first = await launch(await freePort());
  const firstNeeds = await megabytes(first.child.pid);
  expect(await first.stop()).toBe(0);

  // File modes of earlier versions, and a lock file of an old process whose id another process has now.
  for (const file of await allFilesIn(dataDir)) await chmod(file, (await lstat(file)).isDirectory() ? 0o755 : 0o666);
  await writeFile(path.join(dataDir, "pglite.lock"), String(process.pid));
  const next = await launch(await freePort());
  expect(firstNeeds).toBeLessThan(1.3 * (await megabytes(next.child.pid)));
  const open = async () => {
    const modes = (await allFilesIn(dataDir)).map(async (file) => {
      const mode = (await lstat(file).catch(() => null))?.mode ?? 0;
      return mode & 0o077 ? [`${file} ${(mode & 0o777).toString(8)}`] : [];
    });
    return (await Promise.all(modes)).flat();
  };
  await expect.poll(open).toEqual([]);
  await next.stop();
});

test("start: npm start is the server, and a kill by the system leaves nothing behind", async () => {
  const port = await freePort();
  const first = await launch(port);
  const simulator = await first.simulatorPort();
  // The first request starts it.
  expect((await fetch(`http://127.0.0.1:${simulator}/api/user`)).status).toBe(401);
  const inFolder = async () => (await processes()).filter(({ command }) => command.includes(dataDir));
  expect(await inFolder()).toHaveLength(1);
  process.kill(first.child.pid ?? 0, "SIGKILL");
  expect(await ended(first.child)).toBe(137);
  await expect.poll(inFolder, { timeout: 15_000 }).toEqual([]);
  await expect(fetch(`http://localhost:${port}/api/health`)).rejects.toThrow();
});

test("start: an interrupt in the terminal stops the server cleanly", async () => {
  const { child } = await launch(await freePort());
  expect(await stop(child, { signal: "SIGINT", within: 20_000 })).toBe(0);
});

for (const [what, command, signal] of [
  ["a launcher that is killed", undefined, "SIGKILL"],
  ["an npm that is killed", ["npm", "start"], "SIGKILL"],
  ["an npm that is asked to stop", ["npm", "start"], "SIGTERM"],
] as const) {
  test(`start: ${what} stops its server`, () => stopsItsServer(command, signal));
}

async function stopsItsServer(command: readonly [string, string] | undefined, signal: NodeJS.Signals) {
  const port = await freePort();
  const { child } = await launch(port, command);
  process.kill(child.pid ?? 0, signal);
  await ended(child);
  await expect
    .poll(() =>
      fetch(`http://localhost:${port}/api/health`).then(
        () => "up",
        () => "gone",
      ),
    )
    .toBe("gone");
}

async function launch(port: number, [program, file] = [process.execPath, launcher] as readonly [string, string]) {
  const child = start([file], { program, env: environment({ PORT: String(port) }) });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (data) => {
      output += data;
    });
  await expect.poll(() => output, { timeout: 60_000 }).toContain(`Ninefold is ready on http://localhost:${port}`);
  expect(output).toContain("videos are simulated");
  return {
    child,
    output: () => output,
    simulatorPort: () => readFile(path.join(dataDir, "simulator/port"), "utf8"),
    stop: () => stop(child, { within: 20_000 }),
  };
}

async function allFilesIn(folder: string): Promise<string[]> {
  return [folder, ...(await readdir(folder, { recursive: true })).map((name) => path.join(folder, name))];
}

async function processes() {
  const { output } = await captureOutput(["-A", "-o", "pid=,ppid=,rss=,args="], { program: "ps" });
  return output.split("\n").map((line) => {
    const [pid, parent, kilobytes, ...command] = line.trim().split(/\s+/);
    return {
      pid: Number(pid),
      parent: Number(parent),
      megabytes: Number(kilobytes) / 1_024,
      command: command.join(" "),
    };
  });
}

/** Memory of a launcher and its descendants: the peak of each where Linux records it, else the current use. */
async function megabytes(launcherPid: number | undefined) {
  const all = await processes();
  const descendants = new Set([launcherPid]);
  for (let size = 0; size < descendants.size; ) {
    size = descendants.size;
    for (const { pid, parent } of all) if (descendants.has(parent)) descendants.add(pid);
  }
  const held = all
    .filter(({ pid }) => descendants.has(pid))
    .map(async (one) => {
      // The peak, because a process that frees its memory again may already have been killed on a small machine.
      const status = await readFile(`/proc/${one.pid}/status`, "utf8").catch(() => "");
      return Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1] ?? one.megabytes * 1_024) / 1_024;
    });
  return (await Promise.all(held)).reduce((sum, one) => sum + one, 0);
}
