"use client";

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { GenerationView } from "@/lib/generations/view";
import { isUp, onGeneration, onUp } from "./hub";

/** Calls `changed` with each of the user's generations that changes, as it is now. It may be told the same twice. */
export function useLive(changed: (generation: GenerationView) => void): void {
  const heard = useEffectEvent(changed);
  useEffect(() => onGeneration(heard), []);
}

/** Whether changes come by themselves; while they do not, a page that shows something unfinished has to ask. */
export const useLiveUp = (): boolean => useSyncExternalStore(onUp, isUp, () => false);
