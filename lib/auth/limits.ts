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
  /** Failures for one address, from any network. */
  account: { limit: 5, windowMs: 15 * MINUTE },
  /** Failures from one network, for any address. */
  network: { limit: 5, windowMs: 15 * MINUTE },
  /** New accounts from one network. Generous: an office shares one address. */
  signUp: { limit: 100, windowMs: 60 * MINUTE },
  /** New passwords by a link from one network: each costs a hash. */
  reset: { limit: 20, windowMs: 15 * MINUTE },
} as const;
