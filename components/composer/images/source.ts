/** A file of this device, or the https URL of an image that the server fetches. */
export type Source = File | { name: string; address: string };

/** Errors worth retrying with the same source; all others are about the image itself. */
export const PASSING = new Set([
  "offline",
  "stopped",
  "unexpected",
  "unavailable",
  "too_many",
  "busy",
  "unauthorized",
  "address_dead",
  "address_cut",
  "address_slow",
]);
