"use client";

import { useEffect, useEffectEvent } from "react";
import { isPressable, isTaken } from "@/components/ui/key-target";
import { shortcutKey } from "@/components/ui/shortcut-key";

/** Player shortcuts for the whole page; ignored while the user types, drags a slider or presses a button. */
export function usePlayerKeys(acts: Record<string, () => void>): void {
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
