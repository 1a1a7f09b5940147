import type { TimeRange } from "@/lib/generations/time-left";

/** How remaining time is shown: from `low` to `high` in `seconds` or `minutes`, or later than usual. */
export type Remaining = { kind: "late" } | { kind: "seconds" | "minutes"; low: number; high: number };

/** Below this, a range in seconds says more than "0–1 min". */
const IN_SECONDS = 90;

/**
 * The remaining time of a generation that has run for `elapsed` seconds. Coarse (steps of 5 s, then of a minute),
 * because a range that changes every second would claim more precision than there is.
 */
export function remaining({ likely, late }: TimeRange, elapsed: number): Remaining {
  if (elapsed >= late) return { kind: "late" };
  const low = Math.max(0, likely - elapsed);
  const high = late - elapsed;
  const [kind, unit] = high <= IN_SECONDS ? (["seconds", 5] as const) : (["minutes", 60] as const);
  const step = kind === "seconds" ? 5 : 1;
  const most = Math.ceil(high / unit) * step;
  return { kind, low: Math.min(Math.floor(low / unit) * step, most), high: most };
}
