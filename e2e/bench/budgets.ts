/**
 * First-load JavaScript in gzipped KiB, on top of an empty page of the same build: what the browser must load before a
 * page can be used. Parts that load on a click do not count.
 */
export const BUDGETS = {
  "/ signed out": 10,
  "/": 45,
  "/gallery": 36,
  "/gallery/[id]": 31,
  "/elements": 30,
  "/links": 30,
  "/sequences": 30,
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

/** Under load: MB a minute of each process; milliseconds in which a fault may fail requests; see load.bench.ts. */
export const LOAD = { share: 1 / 8, slope: 1, faultMs: 10_000, gain: 0.8 } as const;

/** Processor time of server and Postgres together, at most so many times an empty page's; see costs.bench.ts. */
export const COSTS = {
  "empty page": 1,
  compose: 3,
  gallery: 3,
  detail: 3,
  "shared page": 3,
  "video file": 3,
  /** With its share of starting the process that decodes it. */
  poster: 45,
  "MB of export": 6,
  "submit to ready": 12,
  "stream for a minute": 3,
} as const;

/** How many times as long a query may take with a million videos as with ten thousand; see growth.bench.ts. */
export const GROWTH = {
  "the sweep's look for due rows": 3,
  "a callback's lookup": 3,
  "a page of the gallery": 3,
  "a video's timeline": 3,
  "a stream opened again": 3,
  "other servers' transitions": 3,
  "the gallery's counts": 3,
  "metrics of open generations": 3,
  admission: 3,
  // These read every video: of one user, and of all.
  "the account's usage": 150,
  "metrics of stored bytes": 150,
} as const;
