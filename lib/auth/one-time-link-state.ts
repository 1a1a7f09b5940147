import type { OneTimeLink } from "@/db/schema/accounts";

export type OneTimeLinkState = "open" | "used" | "revoked" | "expired";

/** What has become of a link. A used one stays used after it would have expired, so that its holder learns why. */
export function stateOfOneTimeLink(
  link: Pick<OneTimeLink, "usedAt" | "revokedAt" | "expiresAt">,
  now: Date,
): OneTimeLinkState {
  if (link.usedAt) return "used";
  if (link.revokedAt) return "revoked";
  return link.expiresAt <= now ? "expired" : "open";
}
