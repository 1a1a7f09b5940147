"use client";

import { useTranslations } from "next-intl";
import { selection } from "@/components/gallery/selection/selection-request";
import { useUndoToast } from "@/components/gallery/selection/use-undo-toast";
import { ChooseOrMake } from "@/components/ui/naming/choose-or-make";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { addToCollection, makeCollection } from "@/lib/gallery/actions";
import type { CollectionView } from "@/lib/gallery/collections";
import { MAX_NAME } from "@/lib/gallery/limits";
import { undoAddToCollection } from "@/lib/gallery/undo/actions";

/** Adds the selected videos to a collection or to a new one. */
export function CollectForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("gallery.collect");
  const { busy, act } = useAction();
  const showUndo = useUndoToast();
  function add(collectionId: string, name: string, made: boolean) {
    act(
      () => addToCollection({ collectionId, selection: selection() }),
      ({ changed, undo }) => {
        onDone();
        const said = t("added", { count: changed, name });
        if (changed === 0) showToast(said);
        else showUndo(said, undo && (() => undoAddToCollection({ collectionId, ids: undo, made })));
      },
    );
  }
  return (
    <ChooseOrMake
      address="/api/gallery/collections"
      count={({ n }: CollectionView) => n}
      label={t("name")}
      submit={t("make")}
      maxLength={MAX_NAME}
      busy={busy}
      onChoose={({ id, name }) => add(id, name, false)}
      onName={(name) =>
        act(
          () => makeCollection({ name }),
          ({ id }) => add(id, name, true),
        )
      }
    />
  );
}
