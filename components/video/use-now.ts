"use client";

import { useSyncExternalStore } from "react";
import { serverNow } from "@/components/ui/server-time";

const listeners = new Set<() => void>();
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  now = serverNow();
  for (const listener of listeners) listener();
}

/** One clock for all that counts seconds, stopped when nothing counts. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) {
    now = serverNow();
    timer = setInterval(tick, 1000);
    queueMicrotask(listener);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/**
 * Milliseconds since 1970 by the server's clock, moving once a second; 0 on the server, where a clock would never agree
 * with the browser's.
 */
export const useNow = (): number =>
  useSyncExternalStore(
    subscribe,
    () => now,
    () => 0,
  );
