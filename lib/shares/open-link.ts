import "server-only";
import { getDb } from "@/db/client";
import { dbNow } from "@/db/clock";
import type { Share } from "@/db/schema/shares";
import { type FoundShare, findShare } from "@/db/shares/share-queries";
import type { SharedVideoRow } from "@/db/shares/shared-video-queries";
import { knownZone } from "@/lib/text/time-zone";
import { keyFits } from "./key";
import { linkState } from "./link-state";
import { isSlug } from "./slug";

export const findLink = async (slug: string): Promise<FoundShare | null> =>
  isSlug(slug) ? findShare(getDb(), slug) : null;

/** What the visitor presents: a key from the page's cookie or a file's address, and their user id if signed in. */
export type Proof = { purpose: "page" | "file"; key?: string | null; userId?: string | null };

/**
 * `missing`: never existed, or its videos are gone. `ended`: revoked or expired. `locked`: it asks for a password.
 * `zone` is the owner's time zone: every visitor sees its days, since the visitor's own zone is not known.
 */
export type OpenedLink =
  | { kind: "missing" }
  | { kind: "ended"; why: "revoked" | "expired" }
  | { kind: "locked"; share: Share }
  | { kind: "open"; share: Share; zone: string; videos: SharedVideoRow[]; byOwner: boolean };

/**
 * The one check before everything that a link shows: its page, its frame, its files and its metadata. `read` are the
 * link's rows if the same request has read them already.
 */
export async function openLink(slug: string, proof: Proof, read?: FoundShare | null): Promise<OpenedLink> {
  const now = dbNow();
  const found = read === undefined ? await findLink(slug) : read;
  if (!found) return { kind: "missing" };
  const { share, videos } = found;
  const state = linkState(share, videos.length, now);
  switch (state) {
    case "revoked":
    case "expired":
      return { kind: "ended", why: state };
    case "gone":
      return { kind: "missing" };
    case "active": {
      const byOwner = proof.userId === share.userId;
      const locked = share.passwordHash !== null && !byOwner && !keyFits(share, proof.purpose, proof.key, now);
      return locked
        ? { kind: "locked", share }
        : { kind: "open", share, zone: knownZone(found.timeZone), videos, byOwner };
    }
  }
}
