"use client";

import { useEffect, useEffectEvent } from "react";
import { isPressable, isTaken } from "@/components/ui/key-target";
import { shortcutKey } from "@/components/ui/shortcut-key";

/** Keys for the whole page, since a video is what it is about; never while something is written, slid or pressed. */
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
