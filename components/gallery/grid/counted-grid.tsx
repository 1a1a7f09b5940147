"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { GalleryNotes } from "@/components/gallery/gallery-notes";
import { BulkBar } from "@/components/gallery/selection/bulk-bar";
import { withMessages } from "@/components/ui/all-messages";
import { servedPart } from "@/components/ui/served-part";
import { useLiveChanges } from "@/components/video/use-live-changes";
import type { GalleryCounts } from "@/lib/gallery/counts";
import type { MonthSlice } from "@/lib/gallery/month-slices";
import { type PackedView, unpackViews } from "@/lib/generations/packed-views";
import type { GenerationView } from "@/lib/generations/view";
import { keepMonthNames, type MonthName } from "./month-name";
import type { Block } from "./rows/block-map";
import { useGalleryCache } from "./use-gallery-cache";
import { VirtualGrid } from "./virtual-grid";

const GalleryEmpty = servedPart(withMessages(() => import("@/components/gallery/gallery-empty")));
const NothingFound = servedPart(withMessages(() => import("@/components/gallery/filters/nothing-found")));

type CountedGridProps = {
  query: string;
  counts: GalleryCounts;
  /** The sentence with their total, and the names of the months that are shown first. */
  total: string;
  names: readonly MonthName[];
  runs: readonly (MonthSlice & { items: PackedView[] })[];
  /** CSS pixels that the server lays out the grid for. */
  width: number;
};

/** A gallery whose monthly counts are known, so that any month can be reached immediately. */
export function CountedGrid({ query, width, ...served }: CountedGridProps) {
  const t = useTranslations("gallery");
  const [start] = useState(() => {
    keepMonthNames(served.names);
    return { counts: served.counts, runs: served.runs.map((run) => ({ ...run, items: unpackViews(run.items) })) };
  });
  const { archive, counts, recount } = useGalleryCache(query, start);
  const [shown, setShown] = useState<readonly Block[]>([]);
  const watched = (shown.length > 0 ? shown : start.runs).flatMap((run) => archive.get(run) ?? []);
  const look = useLiveChanges(watched, (change: GenerationView[]) => {
    for (const generation of change) archive.put(generation);
  });
  if (archive.months.length === 0) return query === "" ? <GalleryEmpty /> : <NothingFound />;
  return (
    <>
      <p className="sr-only" role="status">
        {counts.total === start.counts.total ? served.total : t("total", { count: counts.total })}
      </p>
      <VirtualGrid
        label={t("list")}
        query={query}
        archive={archive}
        first={start.runs}
        width={width}
        total={archive.months.reduce((sum, { n }) => sum + n, 0)}
        headings
        stacks
        more={false}
        onShown={setShown}
      />
      <BulkBar total={counts.total} />
      <GalleryNotes
        trouble={archive.failed || look.failed}
        retry={() => {
          archive.want(shown);
          recount();
        }}
      />
    </>
  );
}
