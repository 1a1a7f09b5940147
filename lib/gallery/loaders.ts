import "server-only";
import { after } from "next/server";
import { getDb } from "@/db/client";
import { collectionNames } from "@/db/gallery/collection-queries";
import { countKinds, sumUp } from "@/db/gallery/count-queries";
import { listViews } from "@/db/gallery/saved-view-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
import { log } from "@/lib/log";
import { monthStart } from "@/lib/text/time-zone";
import { countUnder, type GalleryCounts } from "./counts";
import { countablePart, type GalleryFilter, readFilter, writeFilter } from "./filter";
import { filteredPage, loadMonthSlice, toEntryFilter, topOf } from "./page";
import { countSpan, type SpanInput } from "./selection";

export const loadGallery = authedLoader((user, filter: GalleryFilter, cursor?: string) =>
  filteredPage(getDb(), { userId: user.id, filter, cursor }),
);

/** `query` is the part of a filter that can be counted: text, so that the grid and the filters ask for the same. */
const kindsOf = authedLoader(async ({ id: userId, timeZone }, query: string) => {
  const asked = new URLSearchParams(query);
  const filter = await toEntryFilter(getDb(), { userId, filter: readFilter((name) => asked.get(name)) });
  const kinds = await countKinds(getDb(), { userId, filter, startOf: (month) => monthStart(month, timeZone) });
  after(() => sumUp(getDb(), { userId }).catch((error) => log.often("the gallery's counts were not summed up", error)));
  return kinds;
});

/** The numbers beside the filters and for the scrubber. */
export async function loadGalleryCounts(filter: GalleryFilter): Promise<GalleryCounts> {
  const { kinds, moved } = await kindsOf(writeFilter(countablePart(filter)));
  return countUnder(filter, kinds, moved);
}

/** The saved views of the user, and the collections to filter by. */
export const loadStatusGroups = authedLoader(async (user) => {
  const [views, collections] = await Promise.all([
    listViews(getDb(), { userId: user.id }),
    collectionNames(getDb(), { userId: user.id }),
  ]);
  return { views, collections };
});

/** The first part of a gallery that can be counted, and the counts. */
export const loadTop = authedLoader(async (user, filter: GalleryFilter) => {
  const counts = await loadGalleryCounts(filter);
  return { counts, runs: await topOf(getDb(), { userId: user.id, filter, months: counts.months }) };
});

export const loadSlice = authedLoader((user, filter: GalleryFilter, month: number, run: number) =>
  loadMonthSlice(getDb(), { userId: user.id, filter, month, run, zone: user.timeZone }),
);

/** The number of videos between two of them. */
export const loadSpanCount = authedLoader((user, query: string, ends: SpanInput) =>
  countSpan(getDb(), { userId: user.id, query, ends }),
);
