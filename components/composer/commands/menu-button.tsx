"use client";

import { Command } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useComposerContext } from "@/components/composer/context";
import { useKeyLabel } from "@/components/ui/use-key-label";
import { openMenu } from "./open-state";

/** Marks the buttons that the menu can open under. */
export const OPENS_MENU = "data-opens-menu";

export function MenuButton({ className, children }: { className: string; children: ReactNode }) {
  const t = useTranslations("compose.tools");
  const { open } = useComposerContext();
  const label = useKeyLabel();
  return (
    <button
      type="button"
      {...{ [OPENS_MENU]: "" }}
      aria-haspopup="menu"
      aria-keyshortcuts="Control+K Meta+K"
      title={`${t("menu")} (Ctrl/⌘ ${label("K")})`}
      className={className}
      onClick={(event) => open.set(openMenu(event.currentTarget))}
    >
      <Command aria-hidden className="size-4" />
      {children}
    </button>
  );
}
