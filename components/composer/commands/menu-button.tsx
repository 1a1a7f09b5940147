"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { open } from "@/components/commands/palette-state";
import { Icon } from "@/components/ui/icon/icon";
import { useKeyLabel } from "@/components/ui/use-key-label";

export function MenuButton({ className, children }: { className: string; children: ReactNode }) {
  const t = useTranslations("compose.tools");
  const label = useKeyLabel();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      title={`${t("menu")} (Ctrl/⌘ ${label("K")})`}
      className={className}
      onClick={() => open("palette")}
    >
      <Icon name="command" />
      {children}
    </button>
  );
}
