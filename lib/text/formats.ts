const numbers = new Map<string, Intl.NumberFormat>();
const months = new Map<string, Intl.DateTimeFormat>();

/** Numbers in a language of ours. Kept, because making a format costs as much as rendering a card. */
export function numberFormat(locale: string): Intl.NumberFormat {
  const known = numbers.get(locale) ?? new Intl.NumberFormat(locale);
  numbers.set(locale, known);
  return known;
}

const days = new Map<string, Intl.DateTimeFormat>();

/** Days in a language of ours, named by their first moment in UTC: "November 26, 2026". */
export function dayFormat(locale: string): Intl.DateTimeFormat {
  const known = days.get(locale) ?? new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  days.set(locale, known);
  return known;
}

/** Months in a language of ours, named by their first moment in UTC: "November 2026", or "Nov 2026". */
export function monthFormat(locale: string, month: "short" | "long"): Intl.DateTimeFormat {
  const key = `${locale} ${month}`;
  const known = months.get(key) ?? new Intl.DateTimeFormat(locale, { month, year: "numeric", timeZone: "UTC" });
  months.set(key, known);
  return known;
}
