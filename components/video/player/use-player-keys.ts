"use client";

import { isPressable, isTaken } from "@/components/ui/key-target";
import { shortcutKey } from "@/components/ui/shortcut-key";
import { useWindowKeys } from "@/components/ui/use-window-keys";

/** Player shortcuts for the whole page; ignored while the user types, drags a slider or presses a button. */
export function usePlayerKeys(acts: Record<string, () => void>): void {
  useWindowKeys((event) => {
    if (isTaken(event) || (event.key === " " && isPressable(event.target))) return;
    const act = acts[shortcutKey(event)];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
