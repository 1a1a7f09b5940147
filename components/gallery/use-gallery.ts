"use client";

import { useEffect } from "react";
import useSWR from "swr";
import useSWRInfinite from "swr/infinite";
import { useLiveUp } from "@/components/live/use-live";
import { isOpen } from "@/lib/generations/states";
import type { GalleryPage } from "@/lib/generations/view";
import { subscribe } from "./feed";
import { fetchByIds, fetchPage } from "./fetch-generations";
import { flatten, refreshHead, remove, upsert } from "./pages";
import { useHidden } from "./use-hidden";

/** Milliseconds between two looks at what is open: watched, in a tab nobody looks at, and while news comes by itself. */
const WATCHED = 2_500;
const HIDDEN = 20_000;
const LIVE = 30_000;
/** Ids in one look; the API takes no more. */
const MOST_WATCHED = 50;
const NOTHING = { items: [] };
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
  const up = useLiveUp();
  // The key stays the same while the ids come and go: a new key would ask at once what an event has just told.
  const look = useSWR(
    open.length > 0 ? "open generations" : null,
    () => fetchByIds(`/api/generations?ids=${open.map((item) => item.id).join(",")}`),
    {
      refreshInterval: up ? LIVE : hidden ? HIDDEN : WATCHED,
      refreshWhenHidden: true,
      revalidateOnMount: false,
      revalidateIfStale: false,
      revalidateOnFocus: !up,
      fallbackData: NOTHING,
      dedupingInterval: 500,
      onSuccess: (news) => {
        void mutate((known = [initial]) => news.items.reduce((all, item) => upsert(all, item), [...known]), {
          revalidate: false,
        });
      },
    },
  );
  const lookNow = look.mutate;
  // What happened before the stream was there, or while it was not, it does not tell.
  useEffect(() => {
    if (up) void lookNow();
  }, [up, lookNow]);

  const last = data.at(-1);
  return {
    items,
    more: last?.nextCursor ?? null,
    loadMore: () => void pages.setSize((size) => size + 1),
    loading: pages.isLoading || (pages.size > 1 && data.length < pages.size),
    trouble: Boolean(pages.error ?? look.error),
    retry: () => void pages.mutate(),
  };
}
