import { appendFileSync } from "node:fs";
import { expect } from "vitest";

type Limit = { atMost: number } | { atLeast: number } | { exactly: number };

/** Reports a measured figure with its limit, and fails when it exceeds the limit. */
export function figure(name: string, value: number, limit: Limit, unit = ""): void {
  const [word, bound] =
    "atMost" in limit
      ? ["at most", limit.atMost]
      : "atLeast" in limit
        ? ["at least", limit.atLeast]
        : ["exactly", limit.exactly];
  report(`${name}: ${round(value)}${unit} (${word} ${bound}${unit})`);
  if ("atMost" in limit) expect(value, name).toBeLessThanOrEqual(bound);
  else if ("atLeast" in limit) expect(value, name).toBeGreaterThanOrEqual(bound);
  else expect(value, name).toBe(bound);
}

/** Reports a figure without a limit. */
export const note = (name: string, value: number | string): void => report(`${name}: ${value}`);

/** Writes to the file that `npm test` shows after the stage, else to the terminal. */
function report(line: string): void {
  const file = process.env.FAULTS_FIGURES;
  if (file) appendFileSync(file, `${line}\n`);
  else process.stdout.write(`  ${line}\n`);
}

const round = (value: number) => (Number.isInteger(value) ? value : Number(value.toPrecision(3)));

/** Nearest-rank quantile. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length))) - 1] ?? Number.NaN;
}
