import { type Bounds, fillHeight } from "./bounds";

/** Rows as [first, end) of each; what is before `start` or from `end` on has too few cards for a row. */
type Division = { start: number; end: number; rows: [number, number][] };

/**
 * Divides cards into rows that all fill the width, with heights as near to the target as the mix allows. With `above`
 * or `below`, the first or last cards may be left over for a row that continues there. Null when no division is within
 * the bounds.
 */
export function divide(ratios: readonly number[], bounds: Bounds, open: { above: boolean; below: boolean }) {
  const n = ratios.length;
  const sums = [0];
  for (const ratio of ratios) sums.push((sums.at(-1) ?? 0) + ratio);
  const height = (from: number, to: number) => fillHeight(bounds, (sums[to] ?? 0) - (sums[from] ?? 0), to - from);
  /** The least cost of the first cards up to each, and where the row before it begins; -1 for left over cards. */
  const cost = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const begin = new Int32Array(n + 1).fill(-1);
  cost[0] = 0;
  if (open.above) for (let to = 1; to <= n && height(0, to) > bounds.high; to++) cost[to] = 0;
  for (let to = 1; to <= n; to++) {
    for (let from = to - 1; from >= 0; from--) {
      const high = height(from, to);
      if (high < bounds.low) break;
      const sum = (cost[from] ?? 0) + Math.log(high / bounds.target) ** 2;
      if (high > bounds.high || sum >= (cost[to] ?? 0)) continue;
      cost[to] = sum;
      begin[to] = from;
    }
  }
  let end = n;
  if (open.below) {
    for (let at = n - 1; at >= 0 && height(at, n) > bounds.high; at--) {
      if ((cost[at] ?? 0) < (cost[end] ?? 0)) end = at;
    }
  }
  if (cost[end] === Number.POSITIVE_INFINITY) return null;
  const rows: [number, number][] = [];
  let start = end;
  while ((begin[start] ?? -1) >= 0) {
    const from = begin[start] ?? 0;
    rows.unshift([from, start]);
    start = from;
  }
  return { start, end, rows } satisfies Division;
}
