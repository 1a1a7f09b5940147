"use client";

import { useEffect } from "react";
import { chooseAll, chooseNone } from "./chosen";

/** Ctrl or Cmd with A chooses all that the filter shows, loaded or not; Escape gives everything up. */
export function ChoosingKeys({ query }: { query: string | null }) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const inside = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, dialog");
      if (inside) return;
      if (event.key === "Escape") chooseNone();
      if (event.key.toLowerCase() !== "a" || !(event.ctrlKey || event.metaKey) || query === null) return;
      event.preventDefault();
      chooseAll(query);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [query]);
  return null;
}
