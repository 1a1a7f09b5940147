import type { Cookie } from "@/e2e/bench/cookie";

export const CONDITIONS = ["empty", "full", "failing"] as const;
export type Condition = (typeof CONDITIONS)[number];

/** An account in a condition, and what there is to look at in it. */
export type Account = {
  cookie: Cookie;
  /** Ids. */
  video: string;
  compared: string[];
  collection: string;
  /** Slugs of links: to one video, to a collection, behind a password, and one that has ended. */
  link: string;
  collectionLink: string;
  lockedLink: string;
  endedLink: string;
  /** Ids: a sequence, an exported video of another one or of the same, and an element. */
  sequence: string;
  exported: string;
  element: string;
  /** The slug of a link to the exported video. */
  exportLink: string;
};

/**
 * What the seed made. Pages of one thing need that thing: there, `empty` means that nothing was added to it, and an
 * account named `sparse` owns it. `nothing` is the cookie of an account without anything.
 */
export type Seeded = { nothing: Cookie; accounts: Record<Condition, Account> };
