import "server-only";
import type { Db } from "@/db/client";
import { type EntryFilter, findEntries, readInOrder } from "@/db/gallery";
import { withPictures } from "@/db/generations";
import { decodeCursor, encodeCursor } from "@/lib/generations/cursor";
import { type GalleryPage, generationView } from "@/lib/generations/view";
import type { GalleryFilter } from "./filter";
import { searchTerms } from "./search-terms";

export const PAGE_SIZE = 24;
const DAY = 86_400_000;

/** A filter from an address as the database is asked. A day ends where the next one begins. */
export function toEntryFilter(filter: GalleryFilter): EntryFilter {
  const { q, state, from, to, ...same } = filter;
  return {
    ...same,
    ...(q && { terms: searchTerms(q) }),
    ...(state && { shelf: state }),
    ...(from && { from: new Date(`${from}T00:00:00Z`) }),
    ...(to && { to: new Date(Date.parse(`${to}T00:00:00Z`) + DAY) }),
  };
}

/** A page of one person's gallery under a filter; a cursor that nobody wrote begins at the newest. */
export async function filteredPage(
  db: Db,
  page: { userId: string; filter: GalleryFilter; cursor?: string; limit?: number },
): Promise<GalleryPage> {
  const limit = page.limit ?? PAGE_SIZE;
  const before = page.cursor ? (decodeCursor(page.cursor) ?? undefined) : undefined;
  const filter = toEntryFilter(page.filter);
  // Only signs and no words: nothing can match, and no condition would mean everything.
  if (page.filter.q && filter.terms?.length === 0) return { items: [], nextCursor: null };
  const found = await findEntries(db, { userId: page.userId, filter, before, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const rows = await readInOrder(db, { userId: page.userId, ids: shown.map(({ id }) => id) });
  const items = await withPictures(db, rows);
  const last = shown.at(-1);
  return {
    items: items.map(({ row, pictures }) => generationView(row, pictures)),
    nextCursor: found.length > limit && last ? encodeCursor(last) : null,
  };
}
