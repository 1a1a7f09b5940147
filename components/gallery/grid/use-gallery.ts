"use client";

import { useEffect } from "react";
import useSWRInfinite from "swr/infinite";
import { subscribeToChanges } from "@/components/video/changes";
import { fetchPage } from "@/components/video/fetch-generations";
import { useLiveChanges } from "@/components/video/use-live-changes";
import type { GalleryPage } from "@/lib/generations/view";
import { flatten, refreshHead, remove, upsert } from "./pages";

const still = { revalidateOnFocus: false, revalidateIfStale: false, revalidateFirstPage: false } as const;

/** The gallery as this page knows it: the server's first page and older ones on demand, kept up to date. */
export function useGallery(initial: GalleryPage, before?: string) {
  const start = before ? `/api/generations?cursor=${encodeURIComponent(before)}` : "/api/generations";
  const pages = useSWRInfinite<GalleryPage>(
    (index: number, previous: GalleryPage | null) => {
      if (index === 0) return start;
      return previous?.nextCursor ? `/api/generations?cursor=${encodeURIComponent(previous.nextCursor)}` : null;
    },
    fetchPage,
    { fallbackData: [initial], ...still },
  );
  const { mutate, data = [initial] } = pages;

  // After a return to this page, earlier pages in memory are older than what the server just sent.
  useEffect(() => {
    void mutate((known) => (known ? refreshHead(known, initial) : [initial]), { revalidate: false });
  }, [mutate, initial]);

  useEffect(
    () =>
      subscribeToChanges((change) => {
        if (change.kind === "many") return void mutate();
        void mutate(
          (known = [initial]) => (change.kind === "put" ? upsert(known, change.generation) : remove(known, change.id)),
          { revalidate: false },
        );
      }),
    [mutate, initial],
  );

  const items = flatten(data);
  const look = useLiveChanges(items, (change) => {
    void mutate((known = [initial]) => change.reduce((all, item) => upsert(all, item), [...known]), {
      revalidate: false,
    });
  });

  const last = data.at(-1);
  return {
    items,
    more: last?.nextCursor ?? null,
    loadMore: () => void pages.setSize((size) => size + 1),
    loading: pages.isLoading || (pages.size > 1 && data.length < pages.size),
    trouble: Boolean(pages.error) || look.failed,
    retry: () => void pages.mutate(),
  };
}
