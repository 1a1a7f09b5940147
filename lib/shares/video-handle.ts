import { createHmac } from "node:crypto";
import type { Share } from "@/db/schema/shares";
import type { SharedVideoRow } from "@/db/shares/shared-video-queries";
import { authSecret } from "@/lib/secret";

/** The video that an address means when it names none. */
export const FIRST = "1";

/**
 * What addresses call a video of a link: its place, where that is fixed. In a collection places move, and a page that is
 * open would play another video in the middle of one; there it is a name made of both, which tells neither.
 */
export function videoHandle(share: Pick<Share, "id">, { place, id }: SharedVideoRow): string {
  if (place !== null) return String(place);
  // The label is a part of every address that was given out: it never changes.
  return createHmac("sha256", authSecret())
    .update(["shared film", share.id, id].join("\n"))
    .digest("base64url")
    .slice(0, 16);
}

/** The id of the video of an open link that an address names; where it names none, the first place, or whatever leads a collection now. */
export function videoNamed(
  { share, videos }: { share: Pick<Share, "id" | "collectionId">; videos: SharedVideoRow[] },
  handle: string | null,
): string | undefined {
  if (handle === null && share.collectionId !== null) return videos[0]?.id;
  return videos.find((row) => videoHandle(share, row) === (handle ?? FIRST))?.id;
}
