"use client";

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { GenerationView } from "@/lib/generations/view";
import { isUp, onGeneration, onUp } from "./hub";

/** Calls `changed` with each changed generation of the user. The same change may arrive twice. */
export function useLive(changed: (generation: GenerationView) => void): void {
  const heard = useEffectEvent(changed);
  useEffect(() => onGeneration(heard), []);
}

/** Whether changes arrive by themselves; while they don't, a page with unfinished videos has to poll. */
export const useLiveUp = (): boolean => useSyncExternalStore(onUp, isUp, () => false);
