"use client";

import { useTranslations } from "next-intl";
import useSWR from "swr";
import { selection } from "@/components/gallery/selection/selection";
import { useUndoToast } from "@/components/gallery/selection/use-undo-toast";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { addToCollection, makeCollection } from "@/lib/gallery/actions";
import type { CollectionView } from "@/lib/gallery/collections";
import { undoAddToCollection } from "@/lib/gallery/undo/actions";
import { isVisible } from "@/lib/text/visible";

const load = async (url: string): Promise<{ items: CollectionView[] }> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error("the collections could not be loaded");
  return response.json();
};

/** Adds the selected videos to a collection or to a new one. */
export function CollectForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("gallery.collect");
  const { data } = useSWR("/api/gallery/collections", load);
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
    <div className="flex flex-col gap-3">
      {data && data.items.length > 0 && (
        <ul className="flex max-h-64 flex-col gap-1 overflow-y-auto">
          {data.items.map(({ id, name, n }) => (
            <li key={id}>
              <button
                type="button"
                disabled={busy}
                onClick={() => add(id, name, false)}
                className="flex min-h-11 w-full items-center justify-between gap-3 rounded-md px-3 text-left text-sm hover:bg-raised disabled:opacity-60"
              >
                <span dir="auto" className="truncate">
                  {name}
                </span>
                <span className="timecode text-faint">{n}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        className="flex gap-2"
        action={(form) => {
          const name = String(form.get("name") ?? "").trim();
          if (!isVisible(name)) return;
          act(
            () => makeCollection({ name }),
            ({ id }) => add(id, name, true),
          );
        }}
      >
        <input
          name="name"
          dir="auto"
          required
          maxLength={120}
          aria-label={t("name")}
          placeholder={t("name")}
          autoComplete="off"
          className="min-h-11 min-w-0 flex-1 rounded-md bg-sunken px-3 text-sm"
        />
        <button
          type="submit"
          disabled={busy}
          className="min-h-11 rounded-md bg-raised px-4 font-medium text-sm disabled:opacity-60"
        >
          {t("make")}
        </button>
      </form>
    </div>
  );
}
