import { createHmac } from "node:crypto";
import type { Share } from "@/db/schema";
import type { SharedFilmRow } from "@/db/shares/shared-video-queries";
import { authSecret } from "@/lib/secret";

/** The film that an address means when it names none. */
export const FIRST = "1";

/**
 * What addresses call a film of a link: its place, where that is fixed. In a collection places move, and a page that is
 * open would play another film in the middle of one; there it is a name made of both, which tells neither.
 */
export function filmHandle(share: Pick<Share, "id">, { place, id }: SharedFilmRow): string {
  if (place !== null) return String(place);
  return createHmac("sha256", authSecret())
    .update(["shared film", share.id, id].join("\n"))
    .digest("base64url")
    .slice(0, 16);
}

/** The id of the film of an open link that an address names; where it names none, the first place, or whatever leads a collection now. */
export function filmNamed(
  { share, films }: { share: Pick<Share, "id" | "collectionId">; films: SharedFilmRow[] },
  handle: string | null,
): string | undefined {
  if (handle === null && share.collectionId !== null) return films[0]?.id;
  return films.find((row) => filmHandle(share, row) === (handle ?? FIRST))?.id;
}
