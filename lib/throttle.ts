import "server-only";
import { createHmac } from "node:crypto";
import { countAttempt, forgetAttempts, giveBackAttempt } from "@/db/throttles";
import { authSecret } from "./secret";

export type Allowance = { limit: number; windowMs: number };
export type Throttle = { key: string; allowed: boolean; resetAt: Date };

/** Addresses of people and of networks are kept only as keyed hashes: the table must not be a list of who came. */
const keyOf = (scope: string, subject: string) =>
  `${scope}:${createHmac("sha256", authSecret()).update(`${scope}\n${subject}`).digest("base64url")}`;

/**
 * Counts one attempt of `subject` and says whether it may go on. Counted before the work, so that a burst cannot slip
 * through while the first one is still being checked. Throws when the database does: no count, no attempt.
 */
export async function attempt(scope: string, subject: string, { limit, windowMs }: Allowance): Promise<Throttle> {
  const key = keyOf(scope, subject);
  const { count, resetAt } = await countAttempt(key, windowMs);
  return { key, allowed: count <= limit, resetAt };
}

/** The attempt was fine and should not count. */
export const giveBack = ({ key }: Throttle): Promise<void> => giveBackAttempt(key);

/** The subject proved who it is: its earlier failures are forgotten. */
export const forget = ({ key }: Throttle): Promise<void> => forgetAttempts(key);
