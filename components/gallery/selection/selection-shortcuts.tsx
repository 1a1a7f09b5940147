"use client";

import { usePageCommands } from "@/components/commands/page-commands";
import { GALLERY_COMMANDS } from "@/components/gallery/commands/gallery-commands";
import { shortcutKey } from "@/components/ui/shortcut-key";
import { useWindowKeys } from "@/components/ui/use-window-keys";
import { selectAll } from "./selection";

/**
 * Ctrl or Cmd with A selects everything that the view's filter shows, loaded or not; Escape clears the selection.
 * `query` is null in manually ordered views.
 */
export function SelectionShortcuts({ query }: { query: string | null }) {
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
