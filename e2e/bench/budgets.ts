/**
 * First-load JavaScript in KiB of gzip, over an empty page of the same build: what the browser must fetch and read before
 * a page can be used. What a press opens is loaded with the press and counts for nothing here.
 */
export const BUDGETS = {
  // One page in the eyes of the build, whoever sees it.
  "/ signed out": 60,
  "/": 60,
  "/gallery": 45,
  "/gallery/[id]": 45,
  "/links": 30,
  "/v/[slug]": 10,
  "/account": 30,
  "/sign-in": 10,
} as const;

/** The empty page itself: the framework, which no page can do without. It grows with an update, and then somebody looks. */
export const FLOOR = 140;

export type Route = keyof typeof BUDGETS;
