"use client";

import { useSyncExternalStore } from "react";
import { keyLabel } from "./key-label";

type Layout = ReadonlyMap<string, string>;
/** Only Chromium has it; it is in no type library. */
type WithLayout = { keyboard?: { getLayoutMap?: () => Promise<Layout> } };

const nobodys: Layout = new Map();
let layout: Layout | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!layout) {
    layout = nobodys;
    const read = (navigator as WithLayout).keyboard?.getLayoutMap?.();
    // Refused inside a frame: the letters then stand as they are.
    read?.then(take, () => undefined);
  }
  return () => void listeners.delete(listener);
}

function take(read: Layout): void {
  layout = read;
  for (const listener of listeners) listener();
}

/** How this keyboard shows a shortcut's key. */
export function useKeyLabel(): (shortcut: string) => string {
  const known = useSyncExternalStore(
    subscribe,
    () => layout ?? nobodys,
    () => nobodys,
  );
  return (shortcut) => keyLabel(shortcut, known);
}
