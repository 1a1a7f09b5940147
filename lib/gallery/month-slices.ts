import type { MonthCount } from "./counts";

/** Videos that are loaded and rendered together. Three or four slices fill a screen. */
export const SLICE_SIZE = 24;

/**
 * At most 24 videos of one month. Slices are numbered from the month's oldest video, so that a new video only grows the
 * newest slice and everything that is loaded stays valid.
 */
export type MonthSlice = { month: number; run: number; count: number };

/** The newest slices that together contain at least `least` videos; all of them when there are fewer. */
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
