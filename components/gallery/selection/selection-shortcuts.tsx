"use client";

import { useEffect } from "react";
import { usePageCommands } from "@/components/commands/page-commands";
import { GALLERY_COMMANDS } from "@/components/gallery/commands/gallery-commands";
import { shortcutKey } from "@/components/ui/shortcut-key";
import { useWindowKeys } from "@/components/ui/use-window-keys";
import { enterView, selectAll } from "./selection";

/**
 * The selection belongs to this view. Ctrl or Cmd with A selects everything that its filter shows, loaded or not;
 * Escape clears the selection. `query` is null in manually ordered views.
 */
export function SelectionShortcuts({ query }: { query: string | null }) {
  useEffect(() => {
    enterView(query);
    return () => enterView(null);
  }, [query]);
  usePageCommands(GALLERY_COMMANDS, query);
  useWindowKeys((event) => {
    const inside = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, dialog");
    if (inside) return;
    if (shortcutKey(event) !== "a" || !(event.ctrlKey || event.metaKey) || query === null) return;
    event.preventDefault();
    selectAll();
  });
  return null;
}
