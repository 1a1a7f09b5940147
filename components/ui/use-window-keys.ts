"use client";

import { useEffect, useEffectEvent } from "react";

/** Handles keys that are pressed anywhere on the page, except inside a dialog. */
export function useWindowKeys(press: (event: KeyboardEvent) => void): void {
  const latest = useEffectEvent(press);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => latest(event);
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
