"use client";

import { useEffect, useEffectEvent } from "react";

/** Handles keys that are pressed anywhere on the page, except inside a dialog; `first`: before all others. */
export function useWindowKeys(press: (event: KeyboardEvent) => void, first = false): void {
  const latest = useEffectEvent(press);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => latest(event);
    window.addEventListener("keydown", onKeyDown, first);
    return () => window.removeEventListener("keydown", onKeyDown, first);
  }, [first]);
}
