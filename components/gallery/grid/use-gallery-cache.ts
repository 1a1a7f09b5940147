"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import useSWR from "swr";
import { subscribeToChanges } from "@/components/video/changes";
import { fetchCounts, fetchRun } from "@/components/video/fetch-generations";
import type { GalleryCounts } from "@/lib/gallery/counts";
import { GalleryCache, type SliceItems } from "./gallery-cache";

/** Milliseconds between two looks at the counts, for what other devices make. */
const RECOUNT = 30_000;

export type GalleryCacheStart = { counts: GalleryCounts; runs: SliceItems[] };

/** The loaded part of the gallery under a filter (`query`), kept in step with what happens, and its counts. */
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
    // Told even when nothing seems to have changed: undone quickly, a deletion leaves the counts as they were before it,
    // but the archive has counted it.
    onSuccess: ({ months }) => archive.setMonths(months),
  });

  useEffect(() => archive.setMonths(counts.months), [archive, counts]);
  useEffect(
    () =>
      subscribeToChanges((change) => {
        if (change.kind === "many") archive.doubt();
        else if (change.kind === "gone") archive.remove(change.id);
        else archive.put(change.generation);
        void recount();
      }),
    [archive, recount],
  );
  return { archive, counts, recount: () => void recount() };
}
