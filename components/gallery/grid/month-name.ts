import { monthFormat } from "@/lib/text/formats";

/**
 * 202611 as "November 2026", by language, or as "Nov 2026" in less than 150 pixels; whose month it is was settled where
 * it was counted.
 */
export const monthName = (month: number, locale: string, room = 150): string =>
  monthFormat(locale, room < 150 ? "short" : "long").format(
    new Date(Date.UTC(Math.floor(month / 100), (month % 100) - 1, 1)),
  );
