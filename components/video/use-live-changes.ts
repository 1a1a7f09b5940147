"use client";

import { useEffect } from "react";
import useSWR from "swr";
import { useLiveUp } from "@/components/video/live/use-live";
import { isOpen } from "@/lib/generations/lifecycle/states";
import type { GenerationView } from "@/lib/generations/view";
import { fetchByIds } from "./fetch-generations";
import { useHidden } from "./use-hidden";

/**
 * Milliseconds between two looks at what is open: watched, in a tab nobody looks at, and while changes come by
 * themselves.
 */
const WATCHED = 2_500;
const HIDDEN = 20_000;
const LIVE = 30_000;
/** Ids in one look; the API takes no more. */
const MOST_WATCHED = 50;
const NOTHING = { items: [] };

/** Keeps asking about those of `items` that are not finished, and tells what it hears. */
export function useLiveChanges(items: readonly GenerationView[], tell: (change: GenerationView[]) => void) {
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
      onSuccess: (change) => tell(change.items),
    },
  );
  const lookNow = look.mutate;
  // What happened before the stream was there, or while it was not, it does not tell.
  useEffect(() => {
    if (up) void lookNow();
  }, [up, lookNow]);
  return look;
}
