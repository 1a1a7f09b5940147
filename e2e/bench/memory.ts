import { readdir, readFile } from "node:fs/promises";

type Use = { pss: number; rss: number };
/** Megabytes (10⁶ bytes). Pss counts what several processes share, such as the program itself, only once. */
export type Memory = { server: Use; simulator: Use };

/** Current memory of a process and all that it started, by part. Reads /proc, so it works only on Linux. */
export async function memoryOf(pid: number): Promise<Memory> {
  const memory: Memory = { server: { pss: 0, rss: 0 }, simulator: { pss: 0, rss: 0 } };
  for (const one of await familyOf(pid)) {
    const text = await readFile(`/proc/${one.pid}/smaps_rollup`, "utf8").catch(() => "");
    const of = (field: string) => (Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? 0) * 1_024) / 1e6;
    const part = memory[one.simulator ? "simulator" : "server"];
    part.pss += of("Pss");
    part.rss += of("Rss");
  }
  return memory;
}

/** A process and its descendants, and whether each belongs to the simulator. */
async function familyOf(pid: number): Promise<{ pid: number; simulator: boolean }[]> {
  const names = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const known = await Promise.all(
    names.map(async (name) => {
      const [status = "", command = ""] = await Promise.all(
        ["status", "cmdline"].map((file) => readFile(`/proc/${name}/${file}`, "utf8").catch(() => "")),
      );
      return { pid: Number(name), parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]), command };
    }),
  );
  const family = [{ pid, simulator: false }];
  for (const one of family) {
    for (const { pid: child, command } of known.filter(({ parent }) => parent === one.pid))
      family.push({ pid: child, simulator: one.simulator || command.includes("lib/simulator/") });
  }
  return family;
}

const total = async (pid: number) => {
  const { server, simulator } = await memoryOf(pid);
  return server.pss + simulator.pss;
};

/**
 * Samples a process's memory while `work` runs, every second unless told otherwise, first and last included. Returns
 * the result and the samples.
 */
export async function watchMemory<Value>(
  pid: number,
  work: () => Promise<Value>,
  everyMs = 1_000,
): Promise<{ value: Value; seen: number[] }> {
  const seen = [await total(pid)];
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(async () => void seen.push(await total(pid)));
  }, everyMs);
  try {
    const value = await work();
    clearInterval(timer);
    await looking;
    seen.push(await total(pid));
    return { value, seen };
  } finally {
    clearInterval(timer);
  }
}
