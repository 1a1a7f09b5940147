import { createHmac } from "node:crypto";
import type { Share } from "@/db/schema/shares";
import type { SharedVideoRow } from "@/db/shares/shared-video-queries";
import { SIGNED_AS } from "@/lib/old-names";
import { authSecrets } from "@/lib/secret";

/** The video of an address that names none. */
export const FIRST = "1";

/**
 * The name of a link's video in addresses: its place, where that is fixed. Places in a collection move, and an open
 * page would switch to another video while playing; there it is a hash of link and video, which reveals neither.
 */
export const videoHandle = (share: Pick<Share, "id">, video: Pick<SharedVideoRow, "place" | "id">): string =>
  handlesOf(share, video)[0] ?? "";

/** The name that is written, then those that were written with an earlier secret. */
const handlesOf = (share: Pick<Share, "id">, { place, id }: Pick<SharedVideoRow, "place" | "id">): string[] =>
  place === null
    ? authSecrets().map((secret) =>
        createHmac("sha256", secret)
          .update([SIGNED_AS.video, share.id, id].join("\n"))
          .digest("base64url")
          .slice(0, 16),
      )
    : [String(place)];

/** The id of the video that an address names; without a name, the first place, or the current first of a collection. */
export function videoNamed(
  { share, videos }: { share: Pick<Share, "id" | "collectionId">; videos: Pick<SharedVideoRow, "place" | "id">[] },
  handle: string | null,
): string | undefined {
  if (handle === null && share.collectionId !== null) return videos[0]?.id;
  return videos.find((row) => handlesOf(share, row).includes(handle ?? FIRST))?.id;
}
