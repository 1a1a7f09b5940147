"use client";

import { useEffect } from "react";
import useSWR from "swr";
import { useLiveUp } from "@/components/video/live/use-live";
import { isOpen } from "@/lib/generations/lifecycle/states";
import type { GenerationView } from "@/lib/generations/view";
import { fetchByIds } from "./fetch-generations";
import { useHidden } from "./use-hidden";

/** Milliseconds between polls: while visible, while hidden, and while the stream is connected. */
const VISIBLE = 2_500;
const HIDDEN = 20_000;
const LIVE = 30_000;
/** Ids per poll; the API accepts no more. */
const MAX_POLLED = 50;
const NOTHING = { items: [] };

/** Polls the unfinished ones among `items` and publishes their changes. */
export function useLiveChanges(items: readonly GenerationView[], publish: (change: GenerationView[]) => void) {
  const open = items.filter((item) => isOpen(item.state)).slice(0, MAX_POLLED);
  const hidden = useHidden();
  const up = useLiveUp();
  // The key stays the same while the ids change: a new key would immediately poll what an event just reported.
  const poll = useSWR(
    open.length > 0 ? "open generations" : null,
    () => fetchByIds(`/api/generations?ids=${open.map((item) => item.id).join(",")}`),
    {
      refreshInterval: up ? LIVE : hidden ? HIDDEN : VISIBLE,
      refreshWhenHidden: true,
      revalidateOnMount: false,
      revalidateIfStale: false,
      revalidateOnFocus: !up,
      fallbackData: NOTHING,
      dedupingInterval: 500,
      onSuccess: (change) => publish(change.items),
    },
  );
  const pollNow = poll.mutate;
  // Events before the stream connected, or while it was down, were missed.
  useEffect(() => {
    if (up) void pollNow();
  }, [up, pollNow]);
  return poll;
}
