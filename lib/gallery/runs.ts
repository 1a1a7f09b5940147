import type { MonthCount } from "./counts";

/** Videos that are loaded and drawn together. Three or four runs fill a screen. */
export const RUN = 24;

/**
 * A run of at most 24 videos of one month. Runs are numbered from the month's oldest video, so that a new one only grows
 * the newest run and everything that is loaded stays right.
 */
export type Run = { month: number; run: number; count: number };

/** The newest runs that together hold at least `least` videos; all of them when there are fewer. */
export function topRuns(months: readonly MonthCount[], least: number): Run[] {
  const top: Run[] = [];
  let held = 0;
  for (const { month, n } of months) {
    const newest = Math.ceil(n / RUN) - 1;
    for (let run = newest; run >= 0 && held < least; run--) {
      const count = run === newest ? n - run * RUN : RUN;
      top.push({ month, run, count });
      held += count;
    }
  }
  return top;
}
