import "server-only";
import { hash, verify } from "@node-rs/argon2";
import pLimit from "p-limit";
import { PASSWORD } from "./limits";

/** argon2id as OWASP advises: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const AT_ONCE = 2;
const MOST_WAITING = 64;

const limit = pLimit(AT_ONCE);

/** Each hash takes 19 MiB and a core: a crowd of sign-ins waits in line, and past the line it is turned away. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (limit.pendingCount >= MOST_WAITING) throw new Error("too many passwords are being checked");
  return limit(work);
}

/** NIST SP 800-63B: normalise, so that the same password typed on another keyboard is the same bytes. */
const bytes = (password: string) => password.normalize("NFKC");

/** Why this cannot be a password, or null. Counted in characters as people count them, so that 密码 is two. */
export function passwordTrouble(password: string): "password_short" | "password_long" | null {
  if (password.length > PASSWORD.max) return "password_long";
  return [...password].length < PASSWORD.min ? "password_short" : null;
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(bytes(password), COST));

let decoy: Promise<string> | undefined;

/**
 * Whether `password` belongs to `stored`. Without a stored hash (nobody there, or only GitHub) a hash that matches
 * nothing is checked instead, so that the answer takes as long as it does for a user who exists.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const against = stored ?? (await decoy);
  const matches = await inTurn(() => verify(against, bytes(password)));
  return matches && stored !== null;
}
