/** Durations of repeated runs, in milliseconds. `best` is what hardly depends on what else the machine does. */
export type Times = { best: number; median: number; p99: number };

/** Runs something `times` times after a warm-up that does not count: connections, query plans and compiled code. */
export async function timed(times: number, work: (round: number) => Promise<unknown>, warmUp = 50): Promise<Times> {
  for (let round = 0; round < warmUp; round++) await work(round);
  const took: number[] = [];
  for (let round = 0; round < times; round++) {
    const start = performance.now();
    await work(round);
    took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(share * took.length))] ?? 0;
  return { best: at(0), median: at(0.5), p99: at(0.99) };
}

export const line = (name: string, { median, p99 }: Omit<Times, "best">, target?: number): string =>
  `${name.padEnd(44)} median ${median.toFixed(1).padStart(7)} ms   99th ${p99.toFixed(1).padStart(7)} ms${
    target === undefined ? "" : `   target ${target} ms: ${p99 <= target ? "met" : "MISSED"}`
  }`;
