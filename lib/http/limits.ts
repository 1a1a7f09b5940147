import "server-only";
import { env } from "@/env";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Allowance = { limit: number; windowMs: number };

export type Limit = {
  /** Windows from the shortest to the longest: what a shorter one refuses does not count in a longer one. */
  allowed: [Allowance, ...Allowance[]];
  /**
   * Where there are many requests, one process takes this many from the database at a time, and counts them by itself.
   * As many per process may be allowed too early, and what it has not used at the end of the window is lost.
   */
  portion?: number;
  /** The first uses that each process lets pass without asking the database. */
  free?: number;
};

const each = (limit: number, windowMs: number, portion?: number): Limit => ({
  allowed: [{ limit, windowMs }],
  portion,
});

/**
 * How often each door of this server may be used: by one user where somebody is signed in, else from one network. The
 * wrappers of routes and actions ask for one of these names, and `limits.<name>` is what a refusal says. Chosen so that
 * nobody meets one by hand, nor with many tabs.
 */
export const LIMITS = {
  /** Counted in videos. */
  submits: {
    allowed: [
      { limit: env.VIDEOS_PER_MINUTE, windowMs: MINUTE },
      { limit: env.VIDEOS_PER_HOUR, windowMs: HOUR },
    ],
  },
  /** Each asks the provider. */
  checks: each(30, MINUTE),
  /** Each asks the refine service, which the administrator pays for. */
  refines: {
    allowed: [
      { limit: 20, windowMs: MINUTE },
      { limit: env.REFINES_PER_DAY, windowMs: DAY },
    ],
  },
  uploads: {
    allowed: [
      { limit: 90, windowMs: MINUTE },
      { limit: 1_000, windowMs: HOUR },
    ],
  },
  /** Enough for a mood board, too few for scanning other people's servers. */
  addresses: each(60, 10 * MINUTE),
  posters: each(120, MINUTE),
  imports: each(20, HOUR),
  exports: each(30, 10 * MINUTE),
  search: each(240, MINUTE, 5),
  reads: each(1_200, MINUTE, 20),
  files: each(12_000, MINUTE, 100),
  changes: each(300, MINUTE, 5),
  collections: each(200, MINUTE),
  sequences: each(300, MINUTE, 5),
  links: each(100, 10 * MINUTE),
  library: each(120, MINUTE),
  drafts: each(300, MINUTE, 5),
  streams: each(120, MINUTE),
  account: each(60, 10 * MINUTE),
  admin: each(120, MINUTE),
  /** By network from here on. Generous: an office, a school or a mobile carrier is one network. */
  signIn: each(300, MINUTE),
  oembed: each(600, MINUTE, 10),
  plays: each(600, MINUTE, 10),
  unlock: each(120, MINUTE),
  sharedFiles: each(12_000, MINUTE, 100),
  /** Of one submit, which usually has one. A provider that repeats itself is answered, but not worked for. */
  callbacks: { allowed: [{ limit: 60, windowMs: MINUTE }], free: 3 },
} satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** The streams of one user that one server keeps open; see lib/generations/live. */
export const MOST_STREAMS = 12;
