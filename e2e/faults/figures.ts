import { appendFileSync } from "node:fs";
import { expect } from "vitest";

type Bar = { atMost: number } | { atLeast: number } | { exactly: number };

/** Says a measured figure beside its bar, in a line of its own, and fails when it is on the wrong side. */
export function figure(name: string, value: number, bar: Bar, unit = ""): void {
  const [word, limit] =
    "atMost" in bar ? ["at most", bar.atMost] : "atLeast" in bar ? ["at least", bar.atLeast] : ["exactly", bar.exactly];
  say(`${name}: ${round(value)}${unit} (${word} ${limit}${unit})`);
  if ("atMost" in bar) expect(value, name).toBeLessThanOrEqual(limit);
  else if ("atLeast" in bar) expect(value, name).toBeGreaterThanOrEqual(limit);
  else expect(value, name).toBe(limit);
}

/** A figure that has no bar of its own. */
export const note = (name: string, value: number | string): void => say(`${name}: ${value}`);

/** To the file that the stage of `npm test` shows afterwards, else straight to the terminal. */
function say(line: string): void {
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
