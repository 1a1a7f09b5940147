import { getDb } from "@/db/client";
import "server-only";
import { createHmac } from "node:crypto";
import { clearRequests, countRequest, refundRequest } from "@/db/accounts/rate-limit-queries";
import { authSecret } from "@/lib/secret";

export type Allowance = { limit: number; windowMs: number };
export type RateLimit = { key: string; allowed: boolean; resetAt: Date };

/** Addresses of people and of networks are kept only as keyed hashes: the table must not be a list of who came. */
const keyOf = (scope: string, subject: string) =>
  `${scope}:${createHmac("sha256", authSecret()).update(`${scope}\n${subject}`).digest("base64url")}`;

/**
 * Counts one attempt of `subject` and says whether it may go on. Counted before the work, so that a burst cannot slip
 * through while the first one is still being checked. Throws when the database does: no count, no attempt.
 */
export async function consumeRateLimit(
  scope: string,
  subject: string,
  { limit, windowMs }: Allowance,
): Promise<RateLimit> {
  const key = keyOf(scope, subject);
  const { count, resetAt } = await countRequest(getDb(), { key, windowMs });
  return { key, allowed: count <= limit, resetAt };
}

/** The attempt was fine and should not count. */
export const refundRateLimit = ({ key }: RateLimit): Promise<void> => refundRequest(getDb(), { key });

/** The subject proved who it is: its earlier failures are forgotten. */
export const clearRateLimit = ({ key }: RateLimit): Promise<void> => clearRequests(getDb(), { key });
