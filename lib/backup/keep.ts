import { momentOf } from "./manifest";

const DAYS = 7;
const WEEKS = 4;
const DAY_MS = 86_400_000;

/** Which backups stay: the newest of each of the last 7 days and 4 weeks (from Monday, in UTC) that have one. */
export function keptIds(ids: string[]): Set<string> {
  const newest = [...ids].sort().reverse();
  const day = (id: string) => Math.floor(momentOf(id).getTime() / DAY_MS);
  // 1970 began on a Thursday.
  const week = (id: string) => Math.floor((day(id) + 3) / 7);
  return new Set([...firstOfEach(newest, day, DAYS), ...firstOfEach(newest, week, WEEKS)]);
}

function firstOfEach(ids: string[], period: (id: string) => number, most: number): string[] {
  const found = new Map<number, string>();
  for (const id of ids) if (!found.has(period(id))) found.set(period(id), id);
  return [...found.values()].slice(0, most);
}
