import "server-only";
import { after } from "next/server";
import { cache } from "react";
import { getDb } from "@/db/client";
import { countKinds, sumUp } from "@/db/gallery-counts";
import type { GalleryPage, GenerationView } from "@/lib/generations/view";
import { log } from "@/lib/log";
import { requireViewer } from "@/lib/session";
import { countUnder, type GalleryCounts } from "./counts";
import type { GalleryFilter } from "./filter";
import { filteredPage, type LoadedRun, monthRun, topOf } from "./page";

export async function loadGallery(filter: GalleryFilter, cursor?: string): Promise<GalleryPage> {
  const viewer = await requireViewer();
  return filteredPage(getDb(), { userId: viewer.id, filter, cursor });
}

const kindsOf = cache(async (userId: string) => {
  const kinds = await countKinds(getDb(), { userId, deleted: false });
  after(() => sumUp(getDb(), userId).catch((error) => log.error("the gallery's counts were not summed up", error)));
  return kinds;
});

/** How many there are of what, for the numbers beside the filters and for the scrubber. */
export async function loadCounts(filter: GalleryFilter): Promise<GalleryCounts> {
  const viewer = await requireViewer();
  return countUnder(filter, await kindsOf(viewer.id));
}

/** What stands on top of a gallery that can be counted, and the counts. */
export async function loadTop(filter: GalleryFilter): Promise<{ counts: GalleryCounts; runs: LoadedRun[] }> {
  const viewer = await requireViewer();
  const counts = await loadCounts(filter);
  return { counts, runs: await topOf(getDb(), { userId: viewer.id, filter, months: counts.months }) };
}

export async function loadRun(filter: GalleryFilter, month: number, run: number): Promise<GenerationView[]> {
  const viewer = await requireViewer();
  return monthRun(getDb(), { userId: viewer.id, filter, month, run });
}
