import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, readlink, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterEach, expect, test, vi } from "vitest";
import { wavFile } from "@/e2e/fixtures/audio/audio-files";
import { createLane } from "./lane";
import { type MediaProcess, startMediaProcess } from "./media-process";

const LIMITS = { dataMegabytes: 600, cpuSeconds: 300, fileMegabytes: 0 };
const isLinux = process.platform === "linux";
const running: { end(): void }[] = [];
afterEach(() => {
  for (const each of running.splice(0)) each.end();
});

async function start(limits = LIMITS): Promise<MediaProcess> {
  const started = await startMediaProcess(limits);
  if (!started) throw new Error("the process did not start");
  running.push(started);
  return started;
}
function lane(options: Parameters<typeof createLane>[1] = {}) {
  const made = createLane(LIMITS, options);
  running.push(made);
  return made;
}
const image = (width = 400, height = 300) =>
  sharp({ create: { width, height, channels: 3, background: "#a04020" } })
    .png()
    .toBuffer();
const header = { job: "header", options: {}, ms: 20_000, maxBytes: 0 };
const size = { width: 400, height: 300 };
const drawing = { job: "image", options: { size, thumb: size, alpha: false }, ms: 20_000, maxBytes: 1_000_000 };
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
/** Whether the system allows a process namespaces of its own, as most containers do not. */
const hasNamespaces = () => {
  try {
    execFileSync("unshare", ["-Un", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

test.runIf(isLinux)(
  "a media process has no variable of the server, no file of it open, and an empty folder",
  async () => {
    process.env.NINEFOLD_TEST_SECRET = "do not tell";
    const { pid } = await start();
    delete process.env.NINEFOLD_TEST_SECRET;
    const names = (await readFile(`/proc/${pid}/environ`, "utf8")).split("\0").map((line) => line.split("=")[0]);
    expect(new Set(names)).toEqual(
      new Set(["MALLOC_ARENA_MAX", "NODE_ENV", "PWD", "UV_THREADPOOL_SIZE", "VIPS_BLOCK_UNTRUSTED", ""]),
    );
    const open = await Promise.all((await readdir(`/proc/${pid}/fd`)).map((fd) => readlink(`/proc/${pid}/fd/${fd}`)));
    const foreign = open.filter((target) => !/^(?:pipe:|socket:|anon_inode:|\/dev\/null$)/.test(target));
    expect(foreign).toEqual([]);
    // Standard input and output; with another socket it could reach the database.
    expect(open.filter((target) => target.startsWith("socket:"))).toHaveLength(2);
    const folder = await readlink(`/proc/${pid}/cwd`);
    expect(folder).toContain("ninefold-media-");
    expect(await readdir(folder)).toEqual([]);
  },
);

test.runIf(isLinux)("a media process has limits of memory, processor time, open and written files", async () => {
  const { pid } = await start();
  const limits = await readFile(`/proc/${pid}/limits`, "utf8");
  const soft = (name: string) => new RegExp(`^${name} +(\\d+)`, "m").exec(limits)?.[1];
  expect({
    data: soft("Max data size"),
    cpu: soft("Max cpu time"),
    files: soft("Max open files"),
    written: soft("Max file size"),
    core: soft("Max core file size"),
    firstToEnd: (await readFile(`/proc/${pid}/oom_score_adj`, "utf8")).trim(),
  }).toEqual({ firstToEnd: "1000", data: String(600 * 1024 * 1024), cpu: "300", files: "64", written: "0", core: "0" });
});

test.runIf(isLinux)("a media process has no memory for programs, and uses little before its first file", async () => {
  const { pid } = await start();
  expect(await readFile(`/proc/${pid}/maps`, "utf8")).not.toMatch(/^\S+ .wx/m);
  const used = /^VmData:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1];
  expect(Number(used) / 1_024).toBeLessThan(150);
});

test.runIf(isLinux)("a media process has a network of its own where the system allows that", async () => {
  const { pid } = await start();
  const [own, ours] = [await readlink(`/proc/${pid}/ns/net`), await readlink("/proc/self/ns/net")];
  expect(own !== ours).toBe(hasNamespaces());
});

test("one process does many jobs, and its folder ends with it", async () => {
  const one = await start();
  for (let at = 0; at < 5; at++) expect(await one.run(drawing, await image(), drawing)).toMatchObject({ ok: true });
  const folder = isLinux ? await readlink(`/proc/${one.pid}/cwd`) : "";
  one.end();
  await vi.waitFor(() => expect(isAlive(one.pid)).toBe(false), 5_000);
  await vi.waitFor(() => expect(existsSync(folder)).toBe(false), 5_000);
});

test("after a hundred jobs a process is spent", async () => {
  const one = await start();
  const file = await image(40, 40);
  for (let at = 0; at < 99; at++) await one.run(header, file, header);
  expect(await one.isSpent()).toBe(false);
  await one.run(header, file, header);
  expect(await one.isSpent()).toBe(true);
});

test.runIf(isLinux)("a file that needs more memory than the limit costs no more than an error", async () => {
  const answer = await lane().run({ ...drawing, ms: 30_000 }, await image(400, 300));
  expect(answer).toMatchObject({ ok: true });
  const small = createLane({ ...LIMITS, dataMegabytes: 170 });
  running.push(small);
  const side = 9_000;
  const interlaced = await sharp({ create: { width: side, height: side, channels: 3, background: "#123" } })
    .png({ progressive: true, compressionLevel: 1 })
    .toBuffer();
  expect(await small.run({ ...drawing, ms: 30_000 }, interlaced)).toMatchObject({ ok: false });
});

test.runIf(isLinux)(
  "an audio file of too many frames is refused, and the next one is read",
  { timeout: 180_000 },
  async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), "audio-"));
    const small = createLane({ ...LIMITS, dataMegabytes: 170 });
    running.push(small);
    try {
      const read = async (bytes: Buffer) => {
        const file = path.join(folder, "audio");
        await writeFile(file, bytes);
        return small.run({ job: "audio", options: { path: file }, ms: 50_000, maxBytes: 0 }, Buffer.alloc(0));
      };
      // Frames of one byte, each of which becomes an object.
      const frame = Buffer.from([0xff, 0xf1, 0x50, 0x40, 0x01, 0x1f, 0xfc, 0x00]);
      expect(await read(Buffer.alloc(4_000_000 * frame.length, frame))).toEqual({ ok: false, error: "too_complex" });
      expect(await read(wavFile(1))).toMatchObject({ ok: true });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);

test("a job that takes too long ends its process, and the next file gets a new one", async () => {
  const one = lane();
  expect(await one.run(header, await image())).toMatchObject({ ok: true });
  const before = one.pid() ?? 0;
  expect(await one.run({ ...drawing, ms: 1 }, await image(5_000, 4_000))).toEqual({ ok: false, error: "too_complex" });
  await vi.waitFor(() => expect(isAlive(before)).toBe(false), 5_000);
  expect(await one.run(header, await image())).toMatchObject({ ok: true });
  expect(one.pid()).not.toBe(before);
});

test("a stop of the server's group leaves the job that it waits for", async () => {
  const one = await start();
  const job = one.run(drawing, await image(3_000, 2_000), drawing);
  process.kill(one.pid, "SIGTERM");
  expect(await job).toMatchObject({ ok: true });
});

test("a process that died while it was idle is replaced without an error", async () => {
  const one = lane();
  await one.run(header, await image());
  process.kill(one.pid() ?? 0, "SIGKILL");
  expect(await one.run(header, await image())).toMatchObject({ ok: true });
});

test("a process that dies on one file twice is the file's fault", async () => {
  const dying = (): MediaProcess => ({
    pid: 0,
    run: async (_, file) =>
      file.byteLength === 0 ? { ok: false, error: "crashed" } : { ok: true, value: 1, parts: [] },
    isSpent: async () => false,
    end: () => undefined,
  });
  const begin = vi.fn(async () => dying());
  const one = lane({ start: begin });
  expect(await one.run(header, Buffer.alloc(1))).toMatchObject({ ok: true });
  expect(await one.run(header, Buffer.alloc(0))).toEqual({ ok: false, error: "too_complex" });
  expect(begin).toHaveBeenCalledTimes(2);
});

test("an idle process is ended", async () => {
  const one = lane({ idleMs: 50 });
  await one.run(header, await image());
  const pid = one.pid() ?? 0;
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 5_000);
  expect(one.pid()).toBeNull();
});

test("an answer longer than its job allows is refused, and ends the process", async () => {
  const one = await start();
  expect(await one.run(drawing, await image(), { ...drawing, maxBytes: 100 })).toEqual({ ok: false, error: "crashed" });
  await vi.waitFor(() => expect(isAlive(one.pid)).toBe(false), 5_000);
});

test("files that wait are bounded in number and in bytes", async () => {
  const slow = (): MediaProcess => ({
    pid: 0,
    run: () => new Promise((resolve) => setTimeout(resolve, 300, { ok: true, value: null, parts: [] })),
    isSpent: async () => false,
    end: () => undefined,
  });
  const one = lane({ start: async () => slow() });
  const large = Buffer.alloc(50_000_000);
  const answers = await Promise.all([large, large, large, large, Buffer.alloc(1)].map((file) => one.run(header, file)));
  expect(answers.map((answer) => (answer.ok ? "ok" : answer.error))).toEqual(["ok", "ok", "ok", "busy", "busy"]);
  const queue = lane({ start: async () => slow() });
  const many = Array.from({ length: 65 }, () => queue.run(header, Buffer.alloc(1)));
  expect(await many.at(-1)).toEqual({ ok: false, error: "busy" });
  expect(await many[0]).toMatchObject({ ok: true });
});

test("a host that cannot start the process refuses, and only Vercel decodes in the server", async () => {
  const one = lane({ start: async () => null });
  await expect(one.run(header, await image())).rejects.toThrow("could not be started");
  const there = lane({ start: async () => null, mayDecodeHere: true });
  expect(await there.run(drawing, await image())).toMatchObject({ ok: true });
  expect(await there.run(header, Buffer.from("<svg/>"))).toEqual({ ok: false, error: "unreadable" });
});
