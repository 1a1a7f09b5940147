export const GRID_COOKIE = "ninefold-grid";

/** CSS pixels of the gallery's grid on a phone and on a desktop, for a browser that has not told its own yet. */
const [PHONE, DESKTOP] = [380, 1_360];

/** The width to lay out rows for: the one that the browser told, else a guess by its user agent. */
export function gridWidth(told: string | undefined, userAgent: string | null): number {
  const width = Number(told);
  if (width >= 200 && width <= 10_000) return Math.round(width);
  return /\bMobi/.test(userAgent ?? "") ? PHONE : DESKTOP;
}
