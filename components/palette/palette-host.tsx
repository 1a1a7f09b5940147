"use client";

import { singleKeys } from "@/components/commands/command";
import { close, open, opened } from "@/components/commands/palette-state";
import { isTaken } from "@/components/ui/key-target";
import { lazyPart } from "@/components/ui/lazy-part";
import { shortcutKey } from "@/components/ui/shortcut-key";
import { useStore } from "@/components/ui/use-store";
import { useWindowKeys } from "@/components/ui/use-window-keys";
import { openPalette } from "./commands/open-palette";
import { showShortcuts } from "./commands/show-shortcuts";

const Palette = lazyPart(() => import("./palette"), { place: "above" });
const ShortcutsDialog = lazyPart(() => import("./shortcuts-dialog"), { place: "above" });
const PALETTE_KEY = openPalette.keys[1].toLowerCase();

/** Opens the palette and the list of shortcuts on every page; both are loaded when they are first opened. */
export function PaletteHost() {
  const dialog = useStore(opened);
  useWindowKeys((event) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest("dialog:modal")) return;
    const key = shortcutKey(event);
    const combined = (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (combined ? key !== PALETTE_KEY : isTaken(event) || !singleKeys(showShortcuts).includes(key)) return;
    event.preventDefault();
    open(combined ? "palette" : "shortcuts");
  });
  if (dialog === "palette") return <Palette onClose={() => close("palette")} />;
  return dialog && <ShortcutsDialog onClose={() => close("shortcuts")} />;
}
