import { readdir, readFile } from "node:fs/promises";

/** Milliseconds of one tick of /proc's clocks. */
const TICK_MS = 10;

type Process = { pid: number; parent: number; ms: number };

/**
 * Milliseconds of processor time that a process and all that it started have used, those that ended included. Reads
 * /proc, so it works only on Linux. Unlike times by the clock, it hardly depends on what else the machine does.
 */
export async function cpuOf(pid: number): Promise<number> {
  const names = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const all = (await Promise.all(names.map(processOf))).filter((one) => one !== null);
  const family = all.filter((one) => one.pid === pid);
  for (const one of family) family.push(...all.filter(({ parent }) => parent === one.pid));
  return family.reduce((sum, { ms }) => sum + ms, 0);
}

async function processOf(name: string): Promise<Process | null> {
  const text = await readFile(`/proc/${name}/stat`, "utf8").catch(() => null);
  if (text === null) return null;
  // The command, in brackets, may contain spaces. After it: state, parent, …; own times and those of ended children.
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0);
  return { pid: Number(name), parent: fields[1] ?? 0, ms: ticks * TICK_MS };
}
