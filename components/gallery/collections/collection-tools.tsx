"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { clearSelection, useSelecting } from "@/components/gallery/selection/selection";
import { selection } from "@/components/gallery/selection/selection-request";
import { useUndoToast } from "@/components/gallery/selection/use-undo-toast";
import { Button, buttonClass } from "@/components/ui/button";
import { NamingForm } from "@/components/ui/naming/naming-form";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { publishChange } from "@/components/video/changes";
import { deleteCollection, removeFromCollection, renameCollection } from "@/lib/gallery/actions";
import { MAX_NAME } from "@/lib/gallery/limits";
import { undoRemoveFromCollection } from "@/lib/gallery/undo/actions";
import { makeSequence } from "@/lib/sequences/actions";

/** Renames and deletes a collection and removes videos from it; the videos themselves stay. */
export function CollectionTools({ id, name }: { id: string; name: string }) {
  const t = useTranslations("gallery.collections");
  const router = useRouter();
  const { busy, act } = useAction();
  const choosing = useSelecting();
  const showUndo = useUndoToast();
  function takeOut() {
    const chosen = selection();
    if (!("ids" in chosen)) return;
    act(
      () => removeFromCollection({ collectionId: id, ids: chosen.ids }),
      ({ changed, undo }) => {
        clearSelection();
        for (const { id } of undo) publishChange({ kind: "gone", id });
        if (changed === 0) return;
        showUndo(
          t("removed", { count: changed, name }),
          () => undoRemoveFromCollection({ collectionId: id, places: undo }),
          // The list is cached in the browser by pages: reloading is the simplest way to restore the order.
          () => window.location.reload(),
        );
      },
    );
  }
  return (
    <div className="mb-4 flex flex-wrap gap-2">
      <NamingForm
        label={t("name")}
        name={name}
        submit={t("rename")}
        maxLength={MAX_NAME}
        busy={busy}
        onName={(name) =>
          act(
            () => renameCollection({ id, name }),
            () => router.refresh(),
          )
        }
      />
      {choosing && (
        <Button busy={busy} onClick={takeOut}>
          {t("remove")}
        </Button>
      )}
      <Link href={`/gallery/collections/${id}/arrange`} className={buttonClass()}>
        {t("arrange")}
      </Link>
      <Button
        busy={busy}
        onClick={() =>
          act(
            () => makeSequence({ name, from: { collectionId: id } }),
            (made) => router.push(`/sequences/${made.id}`),
          )
        }
      >
        {t("sequence")}
      </Button>
      <Button
        look="danger"
        className="max-sm:-ml-4"
        busy={busy}
        onClick={() =>
          act(
            () => deleteCollection({ id }),
            () => {
              showToast(t("deleted", { name }));
              router.push("/gallery/collections");
            },
          )
        }
      >
        {t("delete")}
      </Button>
    </div>
  );
}
