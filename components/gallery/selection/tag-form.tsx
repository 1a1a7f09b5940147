"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { editTags } from "@/lib/gallery/actions";
import { MAX_TAG, MAX_TAGS } from "@/lib/gallery/limits";
import { readTags } from "@/lib/gallery/tags";
import { undoTag } from "@/lib/gallery/undo/actions";
import { selection } from "./selection-request";
import { useUndoToast } from "./use-undo-toast";

/** Adds tags to all selected videos or removes them; other tags stay. */
export function TagForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("gallery.tagging");
  const { busy, act } = useAction();
  const showUndo = useUndoToast();
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const pressed = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
        const away = pressed?.getAttribute("value") === "away";
        const tags = readTags(String(new FormData(event.currentTarget).get("tags") ?? ""));
        if (tags.length === 0) return;
        const change = { add: away ? [] : tags, remove: away ? tags : [] };
        act(
          () => editTags({ selection: selection(), ...change }),
          ({ changed, undo }) => {
            onDone();
            const said = t(away ? "removed" : "added", { count: changed });
            if (changed === 0) showToast(said);
            else showUndo(said, undo && (() => undoTag({ before: undo, ...change })));
          },
        );
      }}
    >
      <label className="flex flex-col gap-1 text-soft text-sm">
        {t("label")}
        <input
          name="tags"
          dir="auto"
          required
          maxLength={MAX_TAGS * (MAX_TAG + 2)}
          placeholder={t("hint")}
          autoComplete="off"
          className="min-h-11 rounded-md bg-sunken px-3 text-ink placeholder:text-faint"
        />
      </label>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="lamp" busy={busy} value="add">
          {t("add")}
        </Button>
        <Button type="submit" busy={busy} value="away">
          {t("remove")}
        </Button>
      </div>
    </form>
  );
}
