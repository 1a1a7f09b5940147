/** Limits of accounts, shared by the form, the action and the tests. */
export const PASSWORD = { min: 10, suggested: 15, max: 200 } as const;
export const NAME_MAX = 80;
export const SESSION_DAYS = 30;
/** A session that was not used for so long has ended, whatever is left of its days. */
export const SESSION_IDLE_DAYS = 14;
/** How long a sign-in counts as proof of who it is, before what matters for security asks again. */
export const CONFIRMED_MS = 10 * 60_000;
export const RECOVERY_CODES = 10;
export const PASSKEYS_MAX = 10;
export const PASSKEY_NAME_MAX = 60;
/** How long a browser may take to answer what it was asked to sign, or to give the second factor. */
export const CHALLENGE_MINUTES = 5;
/** How long mailed links work. */
export const MAIL_MINUTES = { reset: 30, email: 24 * 60 } as const;
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
  /** Mails to one address, and mails that one network asks for. */
  mail: { limit: 3, windowMs: 60 * MINUTE },
  mailNetwork: { limit: 20, windowMs: 60 * MINUTE },
  /** Questions to passkeys, and answers, from one network. */
  passkey: { limit: 60, windowMs: 15 * MINUTE },
  /** Wrong recovery codes of one account. */
  recovery: { limit: 10, windowMs: 60 * MINUTE },
  /** Provider keys that one user tests. */
  key: { limit: 10, windowMs: 60 * MINUTE },
} as const;

/** How long the next attempts are delayed, doubling from the first to the longest. */
const DELAY_MS = { first: 250, longest: 8_000 } as const;

/** The delay of the attempt that is number `count` for its address, in ms. */
export const delayOf = (count: number): number =>
  count <= ATTEMPTS.everywhere.limit
    ? 0
    : Math.min(DELAY_MS.longest, DELAY_MS.first * 2 ** Math.min(20, count - ATTEMPTS.everywhere.limit - 1));
