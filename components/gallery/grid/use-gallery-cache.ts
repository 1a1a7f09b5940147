"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { subscribeToChanges } from "@/components/video/changes";
import { fetchCounts, fetchRun } from "@/components/video/fetch-generations";
import { usePoll } from "@/components/video/use-poll";
import type { GalleryCounts } from "@/lib/gallery/counts";
import { GalleryCache, type SliceItems } from "./gallery-cache";

/** Milliseconds between two polls of the counts, for changes from other devices. */
const RECOUNT = 30_000;

/** Counts that a page began with. Back shows the same page again, whose counts are then old. */
const used = new WeakSet<GalleryCounts>();

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
  const [counts, setCounts] = useState(start.counts);
  const { pollNow: recount } = usePoll({
    load: () => fetchCounts(`/api/gallery/counts?${query}`),
    every: RECOUNT,
    // Applied even when nothing seems to have changed: after a deletion is undone quickly, the counts are the same as
    // before, but the cache has already counted the deletion.
    onAnswer: (now) => {
      archive.setMonths(now.months);
      setCounts(now);
    },
  });

  useEffect(() => {
    if (used.has(start.counts)) recount();
    used.add(start.counts);
  }, [start, recount]);
  useEffect(
    () =>
      subscribeToChanges((change) => {
        archive.apply(change);
        recount();
      }),
    [archive, recount],
  );
  return { archive, counts, recount };
}
