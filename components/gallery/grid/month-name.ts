import { monthFormat } from "@/lib/text/formats";

/** Its key, and the name. */
export type MonthName = readonly [string, string];

const known = new Map<string, string>();

/**
 * 202611 as "November 2026", by language, or as "Nov 2026" in less than 150 pixels; whose month it is was settled where
 * it was counted.
 */
export const monthName = (month: number, locale: string, room = 150): string => named(month, locale, room)[1];

function named(month: number, locale: string, room: number): MonthName {
  const size = room < 150 ? "short" : "long";
  const key = `${month} ${size} ${locale}`;
  const first = new Date(Date.UTC(Math.floor(month / 100), (month % 100) - 1, 1));
  const name = known.get(key) ?? monthFormat(locale, size).format(first);
  known.set(key, name);
  return [key, name];
}

/** Both names of each month, for `keepMonthNames`. */
export const namesOf = (months: readonly number[], locale: string): MonthName[] =>
  months.flatMap((month) => [named(month, locale, 0), named(month, locale, 150)]);

/** Keeps names from the server: the first date that a browser formats takes a slow phone a tenth of a second. */
export function keepMonthNames(names: readonly MonthName[]): void {
  for (const [key, name] of names) known.set(key, name);
}
