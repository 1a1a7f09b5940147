"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { GalleryNotes } from "@/components/gallery/gallery-notes";
import { BulkBar } from "@/components/gallery/selection/bulk-bar";
import { withMessages } from "@/components/ui/all-messages";
import { servedPart } from "@/components/ui/served-part";
import { subscribeToChanges } from "@/components/video/changes";
import { useLiveChanges } from "@/components/video/use-live-changes";
import { type PackedView, unpackViews } from "@/lib/generations/packed-views";
import { Older } from "./older";
import type { Block } from "./rows/block-map";
import { useListing } from "./use-listing";
import { VirtualGrid } from "./virtual-grid";

const NothingFound = servedPart(withMessages(() => import("@/components/gallery/filters/nothing-found")));

type FoundGridProps = {
  source?: string;
  query: string;
  first: { items: PackedView[]; nextCursor: string | null };
  before?: string;
  /** CSS pixels that the server lays out the grid for. */
  width: number;
};

/** The results of a search, or the videos of a collection, page by page during scrolling. */
export default function SearchGrid({ source, query, before, width, ...served }: FoundGridProps) {
  const t = useTranslations("gallery");
  const [first] = useState(() => ({ ...served.first, items: unpackViews(served.first.items) }));
  const listing = useListing(source ?? `/api/gallery?${query}`, first, before);
  const { archive } = listing;
  // A collection has its own order, and the page of a batch shows all of it.
  const stacks = source === undefined && (new URLSearchParams(query).has("batch") ? "open" : true);
  const [shown, setShown] = useState<readonly Block[]>([]);
  const watched = shown.flatMap((run) => archive.get(run) ?? []);
  const look = useLiveChanges(watched, (change) => {
    for (const generation of change) archive.put(generation);
  });
  useEffect(() => subscribeToChanges(archive.apply), [archive]);
  if (archive.months.length === 0) return <NothingFound collection={source !== undefined} />;
  const runs = [{ month: archive.months[0]?.month ?? 0, run: 0, count: first.items.length, items: first.items }];
  return (
    <>
      <VirtualGrid
        label={t(source === undefined ? "list" : "listInOrder")}
        query={source ? null : query}
        archive={archive}
        first={runs}
        width={width}
        total={null}
        headings={false}
        stacks={stacks}
        more={listing.more !== null}
        onShown={setShown}
      />
      {listing.more && (
        <Older
          cursor={listing.more}
          query={query}
          loading={false}
          loadMore={() => void listing.next()}
          key={listing.more}
        />
      )}
      <BulkBar total={null} />
      <GalleryNotes trouble={archive.failed || look.failed} retry={() => void listing.next()} />
    </>
  );
}
