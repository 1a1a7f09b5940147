"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import useSWR from "swr";
import { subscribeToChanges } from "@/components/video/changes";
import { fetchCounts, fetchRun } from "@/components/video/fetch-generations";
import type { GalleryCounts } from "@/lib/gallery/counts";
import { GalleryCache, type SliceItems } from "./gallery-cache";

/** Milliseconds between two polls of the counts, for changes from other devices. */
const RECOUNT = 30_000;

export type GalleryCacheStart = { counts: GalleryCounts; runs: readonly SliceItems[] };

/** The loaded part of the gallery under a filter (`query`), kept up to date, and its counts. */
export function useGalleryCache(query: string, start: GalleryCacheStart) {
  const [archive] = useState(
    () =>
      new GalleryCache((run, signal) => fetchRun(query, run, signal), {
        months: start.counts.months,
        runs: start.runs,
      }),
  );
  useSyncExternalStore(
    archive.subscribe,
    () => archive.version,
    () => 0,
  );
  const { data: counts = start.counts, mutate: recount } = useSWR(`/api/gallery/counts?${query}`, fetchCounts, {
    fallbackData: start.counts,
    refreshInterval: RECOUNT,
    revalidateIfStale: false,
    revalidateOnMount: false,
    focusThrottleInterval: RECOUNT,
    // Updated even when nothing seems to have changed: after a deletion is undone quickly, the counts are the same as
    // before, but the cache has already counted the deletion.
    onSuccess: ({ months }) => archive.setMonths(months),
  });

  useEffect(() => archive.setMonths(counts.months), [archive, counts]);
  useEffect(
    () =>
      subscribeToChanges((change) => {
        archive.apply(change);
        void recount();
      }),
    [archive, recount],
  );
  return { archive, counts, recount: () => void recount() };
}
