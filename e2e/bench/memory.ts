import { readdir, readFile } from "node:fs/promises";

/** Current memory of a process and its children, in megabytes. Reads /proc, so it works only on Linux. */
async function residentMegabytes(pid: number): Promise<number> {
  const processes = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const known = await Promise.all(
    processes.map(async (name) => {
      const status = await readFile(`/proc/${name}/status`, "utf8").catch(() => "");
      const number = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
      return { pid: Number(name), parent: number("PPid"), megabytes: number("VmRSS") / 1_024 };
    }),
  );
  const family = new Set([pid]);
  // Children almost always come after their parents; a second round finds the others.
  for (let round = 0; round < 2; round++) for (const one of known) if (family.has(one.parent)) family.add(one.pid);
  return known.reduce((sum, one) => sum + (family.has(one.pid) ? one.megabytes : 0), 0);
}

/**
 * Samples a process's memory every second while `work` runs, first and last included. Returns the result and the
 * samples.
 */
export async function watchMemory<Value>(
  pid: number,
  work: () => Promise<Value>,
): Promise<{ value: Value; seen: number[] }> {
  const seen = [await residentMegabytes(pid)];
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(async () => void seen.push(await residentMegabytes(pid)));
  }, 1_000);
  try {
    const value = await work();
    clearInterval(timer);
    await looking;
    seen.push(await residentMegabytes(pid));
    return { value, seen };
  } finally {
    clearInterval(timer);
  }
}
