/** Limits of accounts, shared by the form, the action and the tests. */
export const PASSWORD = { min: 10, max: 200 } as const;
export const NAME_MAX = 80;
export const SESSION_DAYS = 30;
/** How stale `last_seen_at` may get before a request writes it again. */
export const SEEN_EVERY_MS = 5 * 60_000;

/** How long a link that an administrator hands over works. */
export const LINK_DAYS = { invitation: { least: 1, usual: 7, most: 30 }, reset: 1 } as const;

const MINUTE = 60_000;
export const ATTEMPTS = {
  /** Failures for one address from one network. */
  account: { limit: 5, windowMs: 15 * MINUTE },
  /** Failures on one device that has signed in to the account before. */
  device: { limit: 10, windowMs: 15 * MINUTE },
  /** Failures from one network, for any address: an office shares one. */
  network: { limit: 30, windowMs: 15 * MINUTE },
  /** Failures for one address from all networks. More are not refused, which would lock its owner out, but delayed. */
  everywhere: { limit: 20, windowMs: 60 * MINUTE },
  /** New accounts from one network. Generous: an office shares one address. */
  signUp: { limit: 100, windowMs: 60 * MINUTE },
  /** New passwords by a link from one network: each costs a hash. */
  reset: { limit: 20, windowMs: 15 * MINUTE },
} as const;

/** How long the next attempts are delayed, doubling from the first to the longest. */
const DELAY_MS = { first: 250, longest: 8_000 } as const;

/** The delay of the attempt that is number `count` for its address, in ms. */
export const delayOf = (count: number): number =>
  count <= ATTEMPTS.everywhere.limit
    ? 0
    : Math.min(DELAY_MS.longest, DELAY_MS.first * 2 ** Math.min(20, count - ATTEMPTS.everywhere.limit - 1));
