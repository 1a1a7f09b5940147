import { dbNow } from "@/db/clock";
import type { Share } from "@/db/schema/shares";
import type { OwnedShare } from "@/db/shares/share-queries";
import { dimensionsOf } from "@/lib/generations/settings";
import { isLoopbackOrigin, isPrivateOrigin } from "@/lib/http/private-origin";
import { knownZone, wallTime } from "@/lib/text/time-zone";
import { type LinkState, linkState } from "./link-state";

/** A link as its owner gets it. Times are ISO strings. The password itself is stored nowhere. */
export type ShareView = Pick<
  Share,
  | ("slug" | "name" | "title" | "note")
  | ("showPrompt" | "showImages" | "showSettings" | "allowDownload" | "allowRemix" | "indexable")
> & {
  url: string;
  /** Who can open the address at all: only this computer, only the network around it, or anyone. */
  reach: "computer" | "network" | "anyone";
  state: LinkState;
  hasPassword: boolean;
  endsAt: string | null;
  /** The same in the owner's time zone: `2026-11-22T18:30`. */
  endsLocally: string | null;
  createdAt: string;
  views: number;
  plays: number;
  /** The name of the collection whose videos it shows; null for a link of chosen videos. */
  collection: string | null;
  /** How many it shows now. */
  videos: number;
  /** The first of them. */
  cover: {
    prompt: string;
    posterUrl: string | null;
    placeholder: string | null;
    width: number;
    height: number;
  } | null;
};

/** What its owner knows a link by: their name for it, or else what it shows; null when that is nothing. */
export const linkName = ({ name, title, collection, cover }: ShareView): string | null =>
  name ?? title ?? collection ?? cover?.prompt ?? null;

export function shareView(owned: OwnedShare, origin: string, now = dbNow()): ShareView {
  const { share, timeZone, collection, videos, cover, views, plays } = owned;
  return {
    slug: share.slug,
    url: `${origin}/v/${share.slug}`,
    reach: isLoopbackOrigin(origin) ? "computer" : isPrivateOrigin(origin) ? "network" : "anyone",
    state: linkState(share, videos, now),
    name: share.name,
    title: share.title,
    note: share.note,
    showPrompt: share.showPrompt,
    showImages: share.showImages,
    showSettings: share.showSettings,
    allowDownload: share.allowDownload,
    allowRemix: share.allowRemix,
    indexable: share.indexable,
    hasPassword: share.passwordHash !== null,
    endsAt: share.endsAt?.toISOString() ?? null,
    endsLocally: share.endsAt && wallTime(share.endsAt, knownZone(timeZone)),
    createdAt: share.createdAt.toISOString(),
    views,
    plays,
    collection,
    videos,
    cover: cover && {
      prompt: cover.prompt.slice(0, 200),
      posterUrl: cover.posterKey ? `/api/files/poster/${cover.id}` : null,
      placeholder: cover.placeholder,
      ...dimensionsOf(cover),
    },
  };
}
