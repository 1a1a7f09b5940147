import type { Share } from "@/db/schema/shares";

/**
 * The state of a share link. `active`: it opens. `revoked`: by its owner. `expired`: its end has passed. `gone`: none
 * of its videos is left. Read again by every request, so that each change takes effect at once and everywhere.
 */
export type LinkState = "active" | "revoked" | "expired" | "gone";

/**
 * `videos` counts those that are finished and not in the trash. Revoked and expired win: they are the owner's decision.
 */
export function linkState(share: Pick<Share, "revokedAt" | "endsAt">, videos: number, now: Date): LinkState {
  if (share.revokedAt !== null) return "revoked";
  if (share.endsAt !== null && share.endsAt <= now) return "expired";
  return videos > 0 ? "active" : "gone";
}
