import "server-only";
import { getDb } from "@/db/client";
import type { Db } from "@/db/database";
import { type AdjacentIds, adjacentEntries, adjacentItems } from "@/db/gallery/adjacent-queries";
import { readInOrder } from "@/db/gallery/gallery-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
import { type GenerationView, generationView } from "@/lib/generations/view";
import type { Listing } from "./listing";
import { toEntryFilter } from "./page";

type Here = { id: string; createdAt: string };
export type AdjacentVideos = { previous: GenerationView | null; next: GenerationView | null };

/** The ids next to a video. A collection that is not the user's, or lacks the video, counts as the whole gallery. */
async function sidesOf(db: Db, at: { userId: string; listing: Listing; here: Here }): Promise<AdjacentIds> {
  const { userId, listing, here } = at;
  if (listing.kind === "collection") {
    const sides = await adjacentItems(db, { userId, collectionId: listing.id, id: here.id });
    if (sides) return sides;
  }
  const filter = listing.kind === "filter" ? await toEntryFilter(db, { userId, filter: listing.filter }) : {};
  // Only punctuation and no words: nothing can match, while no condition would match everything.
  if (filter.terms?.length === 0) return { previous: null, next: null };
  return adjacentEntries(db, { userId, filter, place: { id: here.id, createdAt: new Date(here.createdAt) } });
}

/** The neighbors of the user's video in the listing it was opened from, found by keyset in the database. */
export const loadAdjacent = authedLoader(async (user, here: Here, listing: Listing): Promise<AdjacentVideos> => {
  const sides = await sidesOf(getDb(), { userId: user.id, listing, here });
  const ids = [sides.previous, sides.next].flatMap((id) => id ?? []);
  const rows = await readInOrder(getDb(), { userId: user.id, ids });
  const view = (id: string | null) => {
    const row = rows.find((one) => one.id === id);
    return row ? generationView(row, []) : null;
  };
  return { previous: view(sides.previous), next: view(sides.next) };
});
