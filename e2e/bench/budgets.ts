/**
 * First-load JavaScript in gzipped KiB, on top of an empty page of the same build: what the browser must load before a
 * page can be used. Parts that load on a click do not count.
 */
export const BUDGETS = {
  "/ signed out": 10,
  "/": 45,
  "/gallery": 41,
  "/gallery/[id]": 31,
  "/links": 30,
  "/sequences": 15,
  "/sequences/[id]": 45,
  "/v/[slug]": 10,
  "/account": 30,
  "/sign-in": 10,
} as const;

/** The empty page itself: the framework, which every page needs. When an update makes it larger, check why. */
export const FLOOR = 140;

export type Route = keyof typeof BUDGETS;

/** Pages a second with 60 videos, relative to an empty page of the same server: at least this share. */
export const PAGE_RATES = { "/": 0.6, "/gallery": 0.55, "/v/[slug]": 0.8 } as const;
