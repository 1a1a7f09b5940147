/** `npm run test:faults` runs everything at its full size; `npm test` runs the same in a few minutes. */
export const full = process.env.FAULTS === "full";

/** The size of this run: `whole` in a full run, `short` in a short one. */
export const scale = (whole: number, short: number): number => (full ? whole : short);
