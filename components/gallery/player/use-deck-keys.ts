"use client";

import { useEffect, useEffectEvent } from "react";
import { shortcutKey } from "@/components/ui/shortcut-key";
import { isPressable, isTaken } from "../look/key-target";

/** Keys for the whole page, since a film is what it is about; never while something is written, slid or pressed. */
export function useDeckKeys(acts: Record<string, () => void>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isTaken(event) || (event.key === " " && isPressable(event.target))) return;
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
