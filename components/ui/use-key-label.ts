"use client";

import { useEffect, useSyncExternalStore } from "react";
import { useUsed } from "./first-use";
import { keyLabel } from "./key-label";
import { createStore } from "./store";

type Layout = ReadonlyMap<string, string>;
/** Only in Chromium and missing from the type libraries. */
type WithLayout = { keyboard?: { getLayoutMap?: () => Promise<Layout> } };

const UNKNOWN: Layout = new Map();
const layout = createStore(UNKNOWN);
let asked = false;

function readLayout(): void {
  if (asked) return;
  asked = true;
  const read = (navigator as WithLayout).keyboard?.getLayoutMap?.();
  // Refused inside a frame: the shortcuts are shown unchanged.
  read?.then(
    (known) => layout.set(() => known),
    () => undefined,
  );
}

/** The label of a shortcut on this keyboard. The keyboard is asked at the first use: a page opens faster without. */
export function useKeyLabel(): (shortcut: string) => string {
  const used = useUsed();
  useEffect(() => {
    if (used) readLayout();
  }, [used]);
  const known = useSyncExternalStore(layout.subscribe, layout.get, () => UNKNOWN);
  return (shortcut) => keyLabel(shortcut, known);
}
