"use client";

import { useEffect } from "react";
import useSWR from "swr";
import useSWRInfinite from "swr/infinite";
import { isOpen } from "@/lib/generations/states";
import type { GalleryPage } from "@/lib/generations/view";
import { subscribe } from "./feed";
import { fetchByIds, fetchPage } from "./fetch-generations";
import { flatten, refreshHead, remove, upsert } from "./pages";
import { useHidden } from "./use-hidden";

/** Milliseconds between two looks at what is open: watched, and in a tab nobody looks at. */
const WATCHED = 2_500;
const HIDDEN = 20_000;
/** Ids in one look; the API takes no more. */
const MOST_WATCHED = 50;
const still = { revalidateOnFocus: false, revalidateIfStale: false, revalidateFirstPage: false } as const;

/** The gallery as this page knows it: the server's first page, older ones on demand, kept up to date while one is open. */
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

  // Coming back to this page, what was loaded earlier is still in memory and older than what the server just sent.
  useEffect(() => {
    void mutate((known) => (known ? refreshHead(known, initial) : [initial]), { revalidate: false });
  }, [mutate, initial]);

  useEffect(
    () =>
      subscribe((news) => {
        void mutate(
          (known = [initial]) => (news.kind === "put" ? upsert(known, news.generation) : remove(known, news.id)),
          { revalidate: false },
        );
      }),
    [mutate, initial],
  );

  const items = flatten(data);
  const open = items.filter((item) => isOpen(item.state)).slice(0, MOST_WATCHED);
  const hidden = useHidden();
  const live = useSWR(
    open.length > 0 ? `/api/generations?ids=${open.map((item) => item.id).join(",")}` : null,
    fetchByIds,
    {
      refreshInterval: hidden ? HIDDEN : WATCHED,
      refreshWhenHidden: true,
      keepPreviousData: false,
      dedupingInterval: 500,
      onSuccess: (news) => {
        void mutate((known = [initial]) => news.items.reduce((all, item) => upsert(all, item), [...known]), {
          revalidate: false,
        });
      },
    },
  );

  const last = data.at(-1);
  return {
    items,
    more: last?.nextCursor ?? null,
    loadMore: () => void pages.setSize((size) => size + 1),
    loading: pages.isLoading || (pages.size > 1 && data.length < pages.size),
    trouble: Boolean(pages.error ?? live.error),
    retry: () => void pages.mutate(),
  };
}
