"use client";

import { useTranslations } from "next-intl";
import { showToast } from "@/components/ui/show-toast";
import { useRunAction } from "@/components/ui/use-run-action";
import { publishChange } from "@/components/video/changes";
import { favorite } from "@/lib/gallery/actions";
import type { clearSelection, Selection } from "./selection";
import { useUndoToast } from "./use-undo-toast";

/**
 * Adds videos to the favorites or removes them. The page shows only part of the selection, so the server reports
 * whether all were favorites already; then removing them is offered instead of done.
 */
export function useFavorite() {
  const t = useTranslations("gallery.bulk");
  const attempt = useRunAction();
  const showUndo = useUndoToast();
  return function mark(chosen: Selection, on: boolean, done?: typeof clearSelection): Promise<void> {
    return attempt(
      () => favorite({ selection: chosen, on }),
      ({ changed, undo }) => {
        done?.();
        publishChange({ kind: "many" });
        const said = t(on ? "favorited" : "unfavorited", { count: changed });
        if (changed > 0) showUndo(said, undo && (() => favorite({ selection: { ids: undo }, on: !on })));
        else showToast(said, on ? { label: t("unfavorite"), onClick: () => void mark(chosen, false) } : undefined);
      },
    );
  };
}
