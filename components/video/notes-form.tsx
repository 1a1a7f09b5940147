"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/show-toast";
import { useAction } from "@/components/ui/use-action";
import { MAX_NOTE, MAX_TAG, MAX_TAGS } from "@/lib/gallery/limits";
import { readTags } from "@/lib/gallery/tags";
import type { Failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";

type Notes = { name: string; note: string; tags: string[] };
type Props = Notes & {
  title: string;
  titleLook?: string;
  nameLabel: string;
  maxName: number;
  required?: boolean;
  save: (notes: Notes) => Promise<Result<unknown, Failure>>;
  onSaved?: () => void;
  /** What else can be done, beside the button that saves. */
  children?: ReactNode;
};

const LABEL = "flex flex-col gap-1 text-soft text-xs";
const FIELD = "min-h-11 w-full rounded-md bg-sunken px-3 text-ink text-sm placeholder:text-faint";

/** What a user calls a video or a sequence, its tags and a note, all searchable. */
export function NotesForm({ title, titleLook = "mb-2 text-faint text-sm", nameLabel, ...rest }: Props) {
  const { maxName, required, name, note, tags, save, onSaved, children } = rest;
  const t = useTranslations("gallery.notes");
  const { busy, act } = useAction();
  return (
    <section aria-labelledby="notes">
      <h2 id="notes" className={titleLook}>
        {title}
      </h2>
      <form
        className="flex flex-col gap-3"
        action={(form) => {
          const text = (field: string) => String(form.get(field) ?? "");
          act(
            () => save({ name: text("name"), note: text("note"), tags: readTags(text("tags")) }),
            () => {
              showToast(t("saved"));
              onSaved?.();
            },
          );
        }}
      >
        <label className={LABEL}>
          {nameLabel}
          <input
            name="name"
            dir="auto"
            defaultValue={name}
            required={required}
            maxLength={maxName}
            autoComplete="off"
            className={FIELD}
          />
        </label>
        <label className={LABEL}>
          {t("tags")}
          <input
            name="tags"
            dir="auto"
            defaultValue={tags.join(", ")}
            placeholder={t("tagsHint")}
            maxLength={MAX_TAGS * (MAX_TAG + 2)}
            className={FIELD}
          />
        </label>
        <label className={LABEL}>
          {t("note")}
          <textarea
            name="note"
            dir="auto"
            defaultValue={note}
            maxLength={MAX_NOTE}
            rows={3}
            className={`${FIELD} py-2`}
          />
        </label>
        <div className="flex flex-wrap justify-between gap-2">
          <Button type="submit" busy={busy}>
            {t("save")}
          </Button>
          {children}
        </div>
      </form>
    </section>
  );
}
