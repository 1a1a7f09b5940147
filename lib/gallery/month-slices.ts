import type { MonthCount } from "./counts";

/** Videos that are loaded and drawn together. Three or four runs fill a screen. */
export const SLICE_SIZE = 24;

/**
 * A run of at most 24 videos of one month. Runs are numbered from the month's oldest video, so that a new one only grows
 * the newest run and everything that is loaded stays right.
 */
export type MonthSlice = { month: number; run: number; count: number };

/** The newest runs that together hold at least `least` videos; all of them when there are fewer. */
export function firstSlices(months: readonly MonthCount[], least: number): MonthSlice[] {
  const top: MonthSlice[] = [];
  let held = 0;
  for (const { month, n } of months) {
    const newest = Math.ceil(n / SLICE_SIZE) - 1;
    for (let run = newest; run >= 0 && held < least; run--) {
      const count = run === newest ? n - run * SLICE_SIZE : SLICE_SIZE;
      top.push({ month, run, count });
      held += count;
    }
  }
  return top;
}
