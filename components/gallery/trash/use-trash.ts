"use client";

import { useTranslations } from "next-intl";
import { focusCard, focusedCard } from "@/components/gallery/grid/focused-card";
import type { clearSelection } from "@/components/gallery/selection/selection";
import type { Selection } from "@/components/gallery/selection/selection-request";
import { useUndoToast } from "@/components/gallery/selection/use-undo-toast";
import { useRunAction } from "@/components/ui/use-run-action";
import { publishChange } from "@/components/video/changes";
import { moveToTrash, undoTrash } from "@/lib/gallery/actions";
import { TRASH_DAYS } from "@/lib/gallery/limits";

/** Moves videos to the trash and reports it, with an undo that also restores the focus. */
export function useTrash() {
  const t = useTranslations("gallery.bulk");
  const attempt = useRunAction();
  const showUndo = useUndoToast();
  return (chosen: Selection, done?: typeof clearSelection) => {
    const [only, more] = "ids" in chosen ? chosen.ids : [];
    const single = only !== undefined && more === undefined ? only : null;
    const had = single ?? focusedCard()?.id;
    return attempt(
      () => moveToTrash({ selection: chosen }),
      ({ trashed, at }) => {
        done?.();
        publishChange(single ? { kind: "gone", id: single } : { kind: "many" });
        // The second of two clicks changed nothing and reports nothing.
        if (trashed === 0) return;
        showUndo(
          t("trashed", { count: trashed, days: TRASH_DAYS }),
          () => undoTrash({ at }),
          () => had && focusCard(had),
        );
      },
    );
  };
}
