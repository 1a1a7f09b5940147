/** Limits of accounts, shared by the form, the action and the tests. */
export const PASSWORD = { min: 10, max: 200 } as const;
export const NAME_MAX = 80;
export const SESSION_DAYS = 30;
/** How stale `last_seen_at` may get before a request writes it again. */
export const SEEN_EVERY_MS = 5 * 60_000;

const MINUTE = 60_000;
export const ATTEMPTS = {
  /** Failures for one address, from any network. */
  account: { limit: 5, windowMs: 15 * MINUTE },
  /** Failures from one network, for any address. */
  network: { limit: 5, windowMs: 15 * MINUTE },
  /** New accounts from one network. Generous: an office shares one address. */
  signUp: { limit: 100, windowMs: 60 * MINUTE },
} as const;
