"use client";

import { useEffect, useEffectEvent } from "react";
import { useLiveUp } from "@/components/video/live/use-live";
import { isOpen } from "@/lib/generations/lifecycle/states";
import type { GenerationView } from "@/lib/generations/view";
import { fetchByIds } from "./fetch-generations";
import { useHidden } from "./use-hidden";
import { usePoll } from "./use-poll";

/** Milliseconds between polls: while visible, while hidden, and while the stream is connected. */
const VISIBLE = 2_500;
const HIDDEN = 20_000;
const LIVE = 30_000;
/** Ids per poll; the API accepts no more. */
const MAX_POLLED = 50;

/** Polls the unfinished ones among `items` and publishes their changes. */
export function useLiveChanges(items: readonly GenerationView[], publish: (change: GenerationView[]) => void) {
  const open = items.filter((item) => isOpen(item.state)).slice(0, MAX_POLLED);
  const some = open.length > 0;
  const hidden = useHidden();
  const up = useLiveUp();
  const { failed, pollNow } = usePoll({
    load: () => fetchByIds(`/api/generations?ids=${open.map((item) => item.id).join(",")}`),
    onAnswer: (change) => publish(change.items),
    every: some ? (up ? LIVE : hidden ? HIDDEN : VISIBLE) : null,
    hidden: true,
    onReturn: !up,
  });
  const onUp = useEffectEvent(() => some && pollNow());
  // Events before the stream connected, or while it was down, were missed. Not again with the next unfinished one: the
  // stream itself reported that.
  useEffect(() => {
    if (up) onUp();
  }, [up]);
  return { failed: failed && some };
}
