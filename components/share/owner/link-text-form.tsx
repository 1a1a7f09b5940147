"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LINK } from "@/lib/shares/limits";
import type { ShareView } from "@/lib/shares/view";
import { SavedNote } from "./saved-note";
import { useSave } from "./use-save";

/** The link's texts: a name for its owner, a title and a note for visitors. */
export function LinkTextForm({ link }: { link: ShareView }) {
  const t = useTranslations("share.link");
  const { save, busy, note, trouble } = useSave(link.slug);
  const noteId = useId();

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save(Object.fromEntries(new FormData(event.currentTarget)));
  };

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <h2 className="font-medium text-base">{t("words")}</h2>
      <Field label={t("name")} hint={t("name_hint")} name="name" maxLength={LINK.name} defaultValue={link.name ?? ""} />
      <Field
        label={t("title")}
        hint={t("title_hint")}
        name="title"
        maxLength={LINK.title}
        defaultValue={link.title ?? ""}
      />
      <div className="flex flex-col gap-1.5">
        <label htmlFor={noteId} className="font-medium text-sm">
          {t("note")}
        </label>
        <textarea
          id={noteId}
          dir="auto"
          name="note"
          rows={3}
          maxLength={LINK.note}
          defaultValue={link.note ?? ""}
          className="min-h-11 w-full rounded-md bg-sunken px-3 py-2 text-base shadow-[inset_0_0_0_1px_var(--line)] focus-visible:outline-offset-0"
        />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" busy={busy}>
          {t("save")}
        </Button>
        <SavedNote note={note} trouble={trouble} />
      </div>
    </form>
  );
}
