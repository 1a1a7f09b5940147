"use client";

import type { ReactNode } from "react";
import { open } from "@/components/commands/palette-state";

/** Opens the palette by mouse and by thumb. */
export function PaletteButton({ label, children }: { label: string; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      aria-label={label}
      title={`${label} (Ctrl/⌘ K)`}
      onClick={() => open("palette")}
      className="grid size-11 place-items-center rounded-full text-soft hover:text-ink md:size-10"
    >
      {children}
    </button>
  );
}
