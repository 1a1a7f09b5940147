"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { clearSelection, selection, useSelecting } from "@/components/gallery/selection/selection";
import { useUndoToast } from "@/components/gallery/selection/use-undo-toast";
import { Button, buttonClass } from "@/components/ui/button";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { publishChange } from "@/components/video/changes";
import { deleteCollection, removeFromCollection, renameCollection } from "@/lib/gallery/actions";
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
      <form
        className="flex gap-2 max-sm:w-full"
        action={(form) =>
          act(
            () => renameCollection({ id, name: String(form.get("name") ?? "") }),
            () => router.refresh(),
          )
        }
      >
        <input
          name="name"
          dir="auto"
          aria-label={t("name")}
          defaultValue={name}
          required
          maxLength={120}
          className="min-h-11 min-w-0 grow rounded-md bg-sunken px-3 text-sm md:min-h-10"
        />
        <Button type="submit" busy={busy}>
          {t("rename")}
        </Button>
      </form>
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
