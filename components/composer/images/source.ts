/** A file of this device, or the https address of an image that the server fetches. */
export type Source = File | { name: string; address: string };

/** Worth another try from the same source; every other answer is about the image itself. */
export const PASSING = new Set([
  "offline",
  "stopped",
  "unexpected",
  "unavailable",
  "too_many",
  "unauthorized",
  "address_dead",
  "address_cut",
  "address_slow",
]);
