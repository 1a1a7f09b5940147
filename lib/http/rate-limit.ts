import { getDb } from "@/db/client";
import "server-only";
import { createHmac } from "node:crypto";
import { clearRequests, countRequest, refundRequest } from "@/db/accounts/rate-limit-queries";
import { authSecret } from "@/lib/secret";
import type { Allowance } from "./limits";

/** `justRefused`: this attempt is the first one that is not allowed. */
export type RateLimit = { key: string; count: number; allowed: boolean; justRefused: boolean; resetAt: Date };

/** Addresses of users and of networks are stored only as keyed hashes: the table must not list who visited. */
const keyOf = (scope: string, subject: string) =>
  `${scope}:${createHmac("sha256", authSecret()).update(`${scope}\n${subject}`).digest("base64url")}`;

/**
 * Counts one attempt (or `cost` of them) of `subject` and returns whether it is allowed. Counted before the work, so that a burst cannot
 * slip through while the first attempt is still being checked. Throws when the database does: no count, no attempt.
 */
export async function consumeRateLimit(
  scope: string,
  subject: string,
  { limit, windowMs }: Allowance,
  cost = 1,
): Promise<RateLimit> {
  const key = keyOf(scope, subject);
  const { count, resetAt } = await countRequest(getDb(), { key, windowMs, cost });
  return { key, count, allowed: count <= limit, justRefused: count === limit + 1, resetAt };
}

/** What was counted should not count. */
export const refundRateLimit = ({ key }: RateLimit, cost = 1): Promise<void> => refundRequest(getDb(), { key, cost });

/** The subject has authenticated: its earlier failures are forgotten. */
export const clearRateLimit = ({ key }: RateLimit): Promise<void> => clearRequests(getDb(), { key });
