"use client";

import { useTranslations } from "next-intl";
import { openDialog } from "@/components/composer/commands/open-state";
import { useComposer, useComposerContext } from "@/components/composer/context";

/** Names the open draft. */
export function DraftNotice() {
  const t = useTranslations("compose.draft");
  const { open } = useComposerContext();
  const named = useComposer((state) => state.draft.open);
  if (!named) return null;
  return (
    <button
      type="button"
      onClick={() => open.set(openDialog("library"))}
      className="-my-1 min-h-9 max-w-full self-start truncate rounded-sm text-faint text-sm hover:text-ink"
    >
      {t("open")} <bdi className="text-soft">{named.name}</bdi>
    </button>
  );
}
