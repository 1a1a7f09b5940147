/** `npm run test:faults` runs everything at its full size; `npm test` runs the same in a few minutes. */
export const full = process.env.FAULTS === "full";

/** The size of this run: the first of a full one, the second of a short one. */
export const scale = (whole: number, short: number): number => (full ? whole : short);
