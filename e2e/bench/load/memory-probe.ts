import { readFile } from "node:fs/promises";

/** One look at a server process: what a full collection of garbage leaves in use, and resident memory, in MB. */
export type Sample = { pid: number; at: number; retained: number; resident: number };

/**
 * NODE_OPTIONS that make each server process write its samples to `file`. Resident memory alone tells little in minutes:
 * V8 lets garbage lie until the heap is as large as it may be.
 */
export function probing(file: string, everyMs: number): string {
  const code = `
    if (process.argv[1]?.endsWith("cluster-worker.mjs")) {
      const { setFlagsFromString } = await import("node:v8");
      const { runInNewContext } = await import("node:vm");
      const { appendFileSync } = await import("node:fs");
      setFlagsFromString("--expose-gc");
      const gc = runInNewContext("gc");
      setInterval(() => {
        gc();
        const { heapUsed, external, rss } = process.memoryUsage();
        const sample = { pid: process.pid, at: Date.now(), retained: (heapUsed + external) / 1e6, resident: rss / 1e6 };
        appendFileSync(${JSON.stringify(file)}, JSON.stringify(sample) + "\\n");
      }, ${everyMs}).unref();
    }`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}

export async function samplesIn(file: string): Promise<Sample[]> {
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Sample);
}

/** MB a minute, by least squares. */
export function slopeOf(samples: { at: number; mb: number }[]): number {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const minutes = samples.map(({ at }) => (at - (samples[0]?.at ?? 0)) / 60_000);
  const [middle, level] = [mean(minutes), mean(samples.map(({ mb }) => mb))];
  const by = samples.reduce((sum, { mb }, n) => sum + ((minutes[n] ?? 0) - middle) * (mb - level), 0);
  return by / minutes.reduce((sum, minute) => sum + (minute - middle) ** 2, 0);
}
