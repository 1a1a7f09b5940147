"use client";

import { useSyncExternalStore } from "react";
import { keyLabel } from "./key-label";
import { createStore } from "./store";

type Layout = ReadonlyMap<string, string>;
/** Only in Chromium and missing from the type libraries. */
type WithLayout = { keyboard?: { getLayoutMap?: () => Promise<Layout> } };

const nobodys: Layout = new Map();
const layout = createStore<Layout | null>(null);

function subscribe(listener: () => void): () => void {
  if (!layout.get()) {
    layout.set(() => nobodys);
    const read = (navigator as WithLayout).keyboard?.getLayoutMap?.();
    // Refused inside a frame: the shortcuts are shown unchanged.
    read?.then(
      (known) => layout.set(() => known),
      () => undefined,
    );
  }
  return layout.subscribe(listener);
}

/** The label of a shortcut on this keyboard. */
export function useKeyLabel(): (shortcut: string) => string {
  const known = useSyncExternalStore(
    subscribe,
    () => layout.get() ?? nobodys,
    () => nobodys,
  );
  return (shortcut) => keyLabel(shortcut, known);
}
