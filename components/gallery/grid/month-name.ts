/** 202611 as "November 2026", by language; whose month it is was settled where it was counted. */
export const monthName = (month: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(Date.UTC(Math.floor(month / 100), (month % 100) - 1, 1)),
  );
