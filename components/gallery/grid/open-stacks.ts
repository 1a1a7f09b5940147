"use client";

import { useSyncExternalStore } from "react";
import { createStore } from "@/components/ui/store";

/** The batches whose stacks are open. It outlives the page of the gallery, so that Back shows what was open. */
const { get, set, subscribe } = createStore<ReadonlySet<string>>(new Set());
const NONE: ReadonlySet<string> = new Set();

export function toggleStack(batchId: string): void {
  set((open) => {
    const next = new Set(open);
    if (!next.delete(batchId)) next.add(batchId);
    return next;
  });
}

export const useOpenStacks = (): ReadonlySet<string> => useSyncExternalStore(subscribe, get, () => NONE);
