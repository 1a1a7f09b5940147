const DAY_MS = 86_400_000;

/** The UTC day of a moment, or of one `ago` days before it: `2026-11-22`. */
export const dayOf = (moment: Date, ago = 0): string =>
  new Date(moment.getTime() - ago * DAY_MS).toISOString().slice(0, 10);
