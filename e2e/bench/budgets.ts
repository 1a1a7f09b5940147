/**
 * First-load JavaScript in gzipped KiB, on top of an empty page of the same build: what the browser must load before a
 * page can be used. Parts that load on a click do not count.
 */
export const BUDGETS = {
  // The same page to the build, signed in or out.
  "/ signed out": 60,
  "/": 60,
  "/gallery": 41,
  "/gallery/[id]": 31,
  "/links": 30,
  "/v/[slug]": 10,
  "/account": 30,
  "/sign-in": 10,
} as const;

/** The empty page itself: the framework, which every page needs. When an update makes it larger, check why. */
export const FLOOR = 140;

export type Route = keyof typeof BUDGETS;
