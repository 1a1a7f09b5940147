"use client";

import { close, open, opened } from "@/components/commands/palette-state";
import { withMessages } from "@/components/ui/all-messages";
import { isTaken } from "@/components/ui/key-target";
import { lazyPart } from "@/components/ui/lazy-part";
import { shortcutKey } from "@/components/ui/shortcut-key";
import { useStore } from "@/components/ui/use-store";
import { useWindowKeys } from "@/components/ui/use-window-keys";
import { PALETTE_KEYS, SHORTCUTS_KEYS } from "./commands/keys";

const Palette = lazyPart(
  withMessages(() => import("./palette")),
  { place: "above" },
);
const ShortcutsDialog = lazyPart(
  withMessages(() => import("./shortcuts-dialog")),
  { place: "above" },
);

/** Opens the palette and the list of shortcuts on every page; both are loaded when they are first opened. */
export function PaletteHost({ admin = false }: { admin?: boolean }) {
  const dialog = useStore(opened);
  useWindowKeys((event) => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return;
    if (event.target instanceof Element && event.target.closest("dialog:modal")) return;
    // While it is still loading.
    if (dialog && event.key === "Escape") return close(dialog);
    const key = shortcutKey(event);
    const combined = (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (combined ? key !== PALETTE_KEYS[1].toLowerCase() : key !== SHORTCUTS_KEYS[0] || isTaken(event)) return;
    event.preventDefault();
    open(combined ? "palette" : "shortcuts");
  });
  if (dialog === "palette") return <Palette admin={admin} onClose={() => close("palette")} />;
  return dialog && <ShortcutsDialog onClose={() => close("shortcuts")} />;
}
