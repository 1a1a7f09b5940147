"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { useLive, useLiveUp } from "@/components/video/live/use-live";
import { isOpen } from "@/lib/generations/lifecycle/states";
import type { GenerationView } from "@/lib/generations/view";
import { fetchByIds } from "./fetch-generations";
import { useHidden } from "./use-hidden";
import { usePoll } from "./use-poll";

type Followed = Pick<GenerationView, "id" | "state" | "stalled" | "lastTrouble">;

/** Polls one open generation and reloads the page's data when its state has changed. */
export function StatusPoller({ id, state, stalled, lastTrouble }: Followed) {
  const router = useRouter();
  const hidden = useHidden();
  const up = useLiveUp();
  const open = isOpen(state);
  const compare = (now: GenerationView | undefined) => {
    if (now?.id !== id) return;
    if (now.state !== state || now.stalled !== stalled || now.lastTrouble !== lastTrouble) router.refresh();
  };
  useLive(compare);
  const { pollNow } = usePoll({
    load: () => fetchByIds(`/api/generations?ids=${id}`),
    onAnswer: ({ items }) => compare(items[0]),
    every: open ? (up ? 30_000 : hidden ? 20_000 : 2_000) : null,
    hidden: true,
    onReturn: !up,
  });
  const look = useEffectEvent(() => open && pollNow());
  // What changed while the page was on its way, or before the stream connected, isn't reported.
  useEffect(() => {
    if (open || up) look();
  }, [open, up]);
  return null;
}
