"use client";

import { useSyncExternalStore } from "react";
import { keyLabel } from "./key-label";
import { createStore } from "./store";

type Layout = ReadonlyMap<string, string>;
/** Only Chromium has it; it is in no type library. */
type WithLayout = { keyboard?: { getLayoutMap?: () => Promise<Layout> } };

const nobodys: Layout = new Map();
const layout = createStore<Layout | null>(null);

function subscribe(listener: () => void): () => void {
  if (!layout.get()) {
    layout.set(() => nobodys);
    const read = (navigator as WithLayout).keyboard?.getLayoutMap?.();
    // Refused inside a frame: the letters then stand as they are.
    read?.then(
      (known) => layout.set(() => known),
      () => undefined,
    );
  }
  return layout.subscribe(listener);
}

/** How this keyboard shows a shortcut's key. */
export function useKeyLabel(): (shortcut: string) => string {
  const known = useSyncExternalStore(
    subscribe,
    () => layout.get() ?? nobodys,
    () => nobodys,
  );
  return (shortcut) => keyLabel(shortcut, known);
}
