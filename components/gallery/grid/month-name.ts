/**
 * 202611 as "November 2026", by language, or as "Nov 2026" in less than 150 pixels; whose month it is was settled where
 * it was counted.
 */
export const monthName = (month: number, locale: string, room = 150): string =>
  new Intl.DateTimeFormat(locale, { month: room < 150 ? "short" : "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(Date.UTC(Math.floor(month / 100), (month % 100) - 1, 1)),
  );
