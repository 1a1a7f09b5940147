/** Peaks of a second of sound: about as many as a wide screen has pixels for a minute. */
export const PEAKS_PER_SECOND = 20;

/** What the page asks: the loudest values of a file, one for each part of a second. */
export type PeaksOrder = { url: string };

/** `peaks`: 0 to 255, from place `from` on. `missing`: the file no longer exists. `unreadable`: this browser cannot decode it. */
export type PeaksAnswer =
  | { at: "peaks"; from: number; peaks: Uint8Array<ArrayBuffer> }
  | { at: "done" }
  | { at: "missing" | "unreadable" };
