"use client";

import { useEffect, useEffectEvent } from "react";
import { isPressable, isTaken } from "./key-target";
import { shortcutKey } from "./shortcut-key";

/** Shortcuts of the whole page; ignored while the user types, drags a slider, presses a button or `isOff` says so. */
export function usePageKeys(acts: Record<string, () => void>, isOff = () => false): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isTaken(event) || (event.key === " " && isPressable(event.target)) || isOff()) return;
    const act = acts[shortcutKey(event)];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
