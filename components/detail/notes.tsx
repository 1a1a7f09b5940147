"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { saveNote } from "@/lib/gallery/actions";
import { MAX_NAME, MAX_NOTE, MAX_TAG, MAX_TAGS } from "@/lib/gallery/limits";
import type { NotesView } from "@/lib/gallery/notes";
import { readTags } from "@/lib/gallery/tags";

const field = "min-h-11 w-full rounded-md bg-sunken px-3 text-sm";

/** A user's title, tags and note for a video, all searchable. */
export function Notes({ id, notes }: { id: string; notes: NotesView }) {
  const t = useTranslations("gallery.notes");
  const { busy, act } = useAction();
  return (
    <section aria-labelledby="notes">
      <h2 id="notes" className="mb-2 text-faint text-sm">
        {t("title")}
      </h2>
      <form
        className="flex flex-col gap-3"
        action={(form) => {
          const text = (name: string) => String(form.get(name) ?? "");
          const tags = readTags(text("tags"));
          act(
            () => saveNote({ id, title: text("title"), note: text("note"), tags }),
            () => showToast(t("saved")),
          );
        }}
      >
        <label className="flex flex-col gap-1 text-soft text-xs">
          {t("name")}
          <input
            name="title"
            dir="auto"
            defaultValue={notes.title}
            maxLength={MAX_NAME}
            className={`${field} text-ink`}
          />
        </label>
        <label className="flex flex-col gap-1 text-soft text-xs">
          {t("tags")}
          <input
            name="tags"
            dir="auto"
            defaultValue={notes.tags.join(", ")}
            placeholder={t("tagsHint")}
            maxLength={MAX_TAGS * (MAX_TAG + 2)}
            className={`${field} text-ink placeholder:text-faint`}
          />
        </label>
        <label className="flex flex-col gap-1 text-soft text-xs">
          {t("note")}
          <textarea
            name="note"
            dir="auto"
            defaultValue={notes.note}
            maxLength={MAX_NOTE}
            rows={3}
            className={`${field} py-2 text-ink`}
          />
        </label>
        <Button type="submit" busy={busy} className="self-start">
          {t("save")}
        </Button>
      </form>
    </section>
  );
}
