"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { ShareView } from "@/lib/shares/view";
import { SavedNote } from "./saved-note";
import { useSave } from "./use-save";

const never = () => () => undefined;

/** When the link stops by itself, in the owner's own time zone, which only their browser knows. */
export function LinkEnd({ link }: { link: ShareView }) {
  const t = useTranslations("share.link");
  const [endsAt, setEndsAt] = useState(link.endsAt);
  const { save, busy, note, trouble } = useSave(link.slug, (saved) => setEndsAt(saved.endsAt));
  const local = useSyncExternalStore(
    never,
    () => localTime(endsAt),
    () => "",
  );

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const chosen = new Date(String(new FormData(event.currentTarget).get("ends")));
    if (!Number.isNaN(chosen.getTime())) save({ endsAt: chosen.toISOString() });
  };

  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <Field
        key={local}
        label={t("ends")}
        hint={t("ends_hint")}
        name="ends"
        type="datetime-local"
        required
        defaultValue={local}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" busy={busy}>
          {t("ends_set")}
        </Button>
        {endsAt ? (
          <Button look="plain" disabled={busy} onClick={() => save({ endsAt: null })}>
            {t("ends_remove")}
          </Button>
        ) : null}
        <SavedNote note={note} trouble={trouble} />
      </div>
    </form>
  );
}

/** As a datetime-local input wants it: `2026-11-22T18:30`. */
function localTime(iso: string | null): string {
  if (!iso) return "";
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
