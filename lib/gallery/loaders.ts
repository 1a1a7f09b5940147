import "server-only";
import { after } from "next/server";
import { cache } from "react";
import { getDb } from "@/db/client";
import { collectionNames } from "@/db/gallery/collection-queries";
import { countKinds, sumUp } from "@/db/gallery/count-queries";
import { listViews, type SavedView } from "@/db/gallery/saved-view-queries";
import { requireUser } from "@/lib/auth/session";
import type { GalleryPage, GenerationView } from "@/lib/generations/view";
import { log } from "@/lib/log";
import { monthStart } from "@/lib/text/time-zone";
import { countUnder, type GalleryCounts } from "./counts";
import { countablePart, type GalleryFilter, readFilter, writeFilter } from "./filter";
import { filteredPage, type LoadedSlice, loadMonthSlice, toEntryFilter, topOf } from "./page";
import { countSpan, type SpanInput } from "./selection";

export async function loadGallery(filter: GalleryFilter, cursor?: string): Promise<GalleryPage> {
  const user = await requireUser();
  return filteredPage(getDb(), { userId: user.id, filter, cursor });
}

/**
 * Once per request, although the grid and the filters both ask. `query` is the part of a filter that can be counted.
 */
const kindsOf = cache(async (userId: string, zone: string, query: string) => {
  const asked = new URLSearchParams(query);
  const filter = await toEntryFilter(getDb(), { userId, filter: readFilter((name) => asked.get(name)) });
  const kinds = await countKinds(getDb(), { userId, filter, startOf: (month) => monthStart(month, zone) });
  after(() => sumUp(getDb(), { userId }).catch((error) => log.error("the gallery's counts were not summed up", error)));
  return kinds;
});

/** The numbers beside the filters and for the scrubber. */
export async function loadGalleryCounts(filter: GalleryFilter): Promise<GalleryCounts> {
  const user = await requireUser();
  const { kinds, moved } = await kindsOf(user.id, user.timeZone, writeFilter(countablePart(filter)));
  return countUnder(filter, kinds, moved);
}

/** The saved views of the user, and the collections to filter by. */
export async function loadStatusGroups(): Promise<{ views: SavedView[]; collections: { id: string; name: string }[] }> {
  const user = await requireUser();
  const [views, collections] = await Promise.all([
    listViews(getDb(), { userId: user.id }),
    collectionNames(getDb(), { userId: user.id }),
  ]);
  return { views, collections };
}

/** The first part of a gallery that can be counted, and the counts. */
export async function loadTop(filter: GalleryFilter): Promise<{ counts: GalleryCounts; runs: LoadedSlice[] }> {
  const user = await requireUser();
  const counts = await loadGalleryCounts(filter);
  return { counts, runs: await topOf(getDb(), { userId: user.id, filter, months: counts.months }) };
}

export async function loadSlice(filter: GalleryFilter, month: number, run: number): Promise<GenerationView[]> {
  const user = await requireUser();
  return loadMonthSlice(getDb(), { userId: user.id, filter, month, run, zone: user.timeZone });
}

/** The number of videos between two of them. */
export async function loadSpanCount(query: string, ends: SpanInput): Promise<{ n: number; more: boolean }> {
  const user = await requireUser();
  return countSpan(getDb(), { userId: user.id, query, ends });
}
