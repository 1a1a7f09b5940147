import "server-only";
import { findTimeZone } from "@/db/accounts/account-queries";
import type { Db } from "@/db/database";
import { monthAfter } from "@/db/gallery/count-queries";
import { type EntryFilter, entriesOfMonth, findEntries, readCards } from "@/db/gallery/gallery-queries";
import { withImages } from "@/db/generations/generation-queries";
import { withBatchPositions } from "@/lib/generations/batches";
import { decodeCursor, encodeCursor } from "@/lib/generations/cursor";
import { type GalleryPage, type GenerationView, generationView } from "@/lib/generations/view";
import { dayAfter, knownZone, momentAt, monthStart, UTC } from "@/lib/text/time-zone";
import type { MonthCount } from "./counts";
import type { GalleryFilter } from "./filter";
import { firstSlices, type MonthSlice, SLICE_SIZE } from "./month-slices";
import { termsOf } from "./search-terms";

export const GALLERY_PAGE_SIZE = 24;

/** A filter from an address as a database filter. Days are the user's; each ends where the next one begins. */
export async function toEntryFilter(
  db: Db,
  { userId, filter }: { userId: string; filter: GalleryFilter },
): Promise<EntryFilter> {
  const { q, state, from, to, in: collection, ...same } = filter;
  const zone = from || to ? knownZone(await findTimeZone(db, { userId })) : UTC;
  return {
    ...same,
    ...(q && { terms: await termsOf(db, q) }),
    ...(state && { statusGroup: state }),
    ...(collection && { collection }),
    ...(from && { from: momentAt(from, zone) }),
    ...(to && { to: momentAt(dayAfter(to), zone) }),
  };
}

/** A page of one user's gallery under a filter; an invalid cursor starts at the newest. */
export async function filteredPage(
  db: Db,
  page: { userId: string; filter: GalleryFilter; cursor?: string; limit?: number },
): Promise<GalleryPage> {
  const limit = page.limit ?? GALLERY_PAGE_SIZE;
  const before = page.cursor ? (decodeCursor(page.cursor) ?? undefined) : undefined;
  const filter = await toEntryFilter(db, { userId: page.userId, filter: page.filter });
  // Only punctuation and no words: nothing can match, while no condition would match everything.
  if (page.filter.q && filter.terms?.length === 0) return { items: [], nextCursor: null };
  const found = await findEntries(db, { userId: page.userId, filter, before, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await viewsOf(db, { userId: page.userId, places: shown }),
    nextCursor: found.length > limit && last ? encodeCursor(last) : null,
  };
}

/**
 * Slice number `run` of a month in a time zone, counted from the month's oldest video; newest first, as it is shown.
 */
export async function loadMonthSlice(
  db: Db,
  at: { userId: string; filter: GalleryFilter; month: number; run: number; zone: string },
): Promise<GenerationView[]> {
  const found = await entriesOfMonth(db, {
    userId: at.userId,
    filter: await toEntryFilter(db, { userId: at.userId, filter: at.filter }),
    since: monthStart(at.month, at.zone),
    until: monthStart(monthAfter(at.month), at.zone),
    skip: at.run * SLICE_SIZE,
    limit: SLICE_SIZE,
  });
  return viewsOf(db, { userId: at.userId, places: found.toReversed() });
}

/** The newest slices that together contain at least a page, in one query: the top of the gallery. */
export async function topOf(
  db: Db,
  at: { userId: string; filter: GalleryFilter; months: readonly MonthCount[] },
): Promise<LoadedSlice[]> {
  const runs = firstSlices(at.months, GALLERY_PAGE_SIZE);
  const limit = runs.reduce((sum, run) => sum + run.count, 0);
  if (limit === 0) return [];
  const filter = await toEntryFilter(db, { userId: at.userId, filter: at.filter });
  const found = await findEntries(db, { userId: at.userId, filter, limit });
  const items = await viewsOf(db, { userId: at.userId, places: found });
  let start = 0;
  return runs.map((run) => {
    start += run.count;
    return { ...run, items: items.slice(start - run.count, start) };
  });
}

export type LoadedSlice = MonthSlice & { items: GenerationView[] };

/** UTF-16 units of a prompt: more than a card shows or says. */
const PROMPT_START = 240;
const startOf = (prompt: string): string => prompt.slice(0, PROMPT_START).replace(/[\ud800-\udbff]$/, "");

/** Views for cards: of each prompt only the start, of a text that may be fifty times as long. */
export async function viewsOf(
  db: Db,
  { userId, places }: { userId: string; places: { id: string }[] },
): Promise<GenerationView[]> {
  const cards = await readCards(db, { userId, ids: places.map(({ id }) => id) });
  // Most videos have no images, so most pages need no second query.
  const withTheirImages = await withImages(
    db,
    cards.flatMap(({ row, hasImages }) => (hasImages ? [row] : [])),
  );
  const images = new Map(withTheirImages.map((loaded) => [loaded.row.id, loaded.images]));
  const views = cards.map(({ row, favorite }) => ({
    ...generationView({ ...row, prompt: startOf(row.prompt) }, images.get(row.id) ?? []),
    favorite,
  }));
  return withBatchPositions(db, { userId, views });
}
