"use client";

import { isPressable, isTaken } from "./key-target";
import { shortcutKey } from "./shortcut-key";
import { useWindowKeys } from "./use-window-keys";

/** Shortcuts of the whole page; ignored while the user types, drags a slider, presses a button or `isOff` says so. */
export function usePageKeys(acts: Record<string, () => void>, isOff = () => false): void {
  useWindowKeys((event) => {
    if (isTaken(event) || (event.key === " " && isPressable(event.target)) || isOff()) return;
    const act = acts[shortcutKey(event)];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
