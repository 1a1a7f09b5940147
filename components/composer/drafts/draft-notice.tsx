"use client";

import { useTranslations } from "next-intl";
import { openDialog } from "@/components/composer/commands/open-state";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { withMessages } from "@/components/ui/all-messages";
import { lazyPart } from "@/components/ui/lazy-part";

const SceneLine = lazyPart(
  withMessages(() => import("./scene-line")),
  { eager: "visible" },
);

/** Names the open draft, or the scene that it is for. */
export function DraftNotice() {
  const t = useTranslations("compose.draft");
  const { open } = useComposerContext();
  const named = useComposer((state) => state.draft.open);
  if (!named) return null;
  if (named.scene) return <SceneLine scene={named.scene} />;
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
