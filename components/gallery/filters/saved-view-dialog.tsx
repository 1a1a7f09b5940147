"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { MAX_NAME, MAX_VIEWS } from "@/lib/gallery/limits";
import { createSavedView, deleteSavedView, renameSavedView } from "@/lib/gallery/saved-views/actions";
import type { SavedView } from "@/lib/gallery/saved-views/saved-view";
import { isVisible } from "@/lib/text/visible";

type Props = { view?: SavedView; query: string; onClose: () => void };

/** Saves the current view under a name, or renames or deletes a saved one. */
export default function SavedViewDialog({ view, query, onClose }: Props) {
  const t = useTranslations("gallery.views");
  const gallery = useTranslations("gallery");
  const router = useRouter();
  const { busy, act } = useAction();

  function done() {
    onClose();
    router.refresh();
  }
  function keep(name: string) {
    act(
      () => createSavedView({ name, query }),
      ({ saved }) => {
        showToast(saved ? t("saved", { name }) : t("many", { max: MAX_VIEWS }));
        done();
      },
    );
  }
  function rename(id: string, name: string) {
    act(
      () => renameSavedView({ id, name }),
      ({ taken }) => {
        if (taken) showToast(t("taken", { name }));
        else done();
      },
    );
  }
  function drop({ id, name }: SavedView) {
    act(
      () => deleteSavedView({ id }),
      () => {
        done();
        const undo = () => act(() => createSavedView({ name, query }), router.refresh);
        showToast(t("deleted", { name }), { label: t("undo"), onClick: undo });
      },
    );
  }

  return (
    <Dialog title={view ? t("change") : t("save")} close={gallery("close")} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const name = String(new FormData(event.currentTarget).get("name") ?? "").trim();
          if (!isVisible(name)) return;
          if (view) rename(view.id, name);
          else keep(name);
        }}
      >
        <label className="flex flex-col gap-1 text-soft text-sm">
          {t("name")}
          <input
            name="name"
            dir="auto"
            required
            maxLength={MAX_NAME}
            defaultValue={view?.name}
            autoComplete="off"
            className="min-h-11 rounded-md bg-sunken px-3 text-ink"
          />
        </label>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="lamp" busy={busy}>
            {view ? t("rename") : t("saveName")}
          </Button>
          {view && (
            <Button look="danger" busy={busy} onClick={() => drop(view)}>
              {t("delete")}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
