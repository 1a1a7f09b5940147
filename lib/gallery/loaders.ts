import "server-only";
import { after } from "next/server";
import { getDb } from "@/db/client";
import { countKinds, sumUp } from "@/db/gallery-counts";
import type { GalleryPage } from "@/lib/generations/view";
import { log } from "@/lib/log";
import { requireViewer } from "@/lib/session";
import { countUnder, type GalleryCounts } from "./counts";
import type { GalleryFilter } from "./filter";
import { filteredPage } from "./page";

export async function loadGallery(filter: GalleryFilter, cursor?: string): Promise<GalleryPage> {
  const viewer = await requireViewer();
  return filteredPage(getDb(), { userId: viewer.id, filter, cursor });
}

/** How many there are of what, for the numbers beside the filters and for the scrubber. */
export async function loadCounts(filter: GalleryFilter): Promise<GalleryCounts> {
  const viewer = await requireViewer();
  const kinds = await countKinds(getDb(), { userId: viewer.id, deleted: false });
  after(() => sumUp(getDb(), viewer.id).catch((error) => log.error("the gallery's counts were not summed up", error)));
  return countUnder(filter, kinds);
}
