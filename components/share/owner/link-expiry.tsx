"use client";

import { useTimeZone, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { ShareView } from "@/lib/shares/view";
import { SavedNote } from "./saved-note";
import { useSave } from "./use-save";

/** When the link expires, in the time zone of its owner's account: this device may be in another one. */
export function LinkExpiry({ link }: { link: ShareView }) {
  const t = useTranslations("share.link");
  const zone = useTimeZone() ?? "UTC";
  const [ends, setEnds] = useState(link.endsLocally);
  const { save, busy, note, trouble } = useSave(link.slug, (saved) => setEnds(saved.endsLocally));

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // Some browsers include seconds. An empty field is refused in our words, not in the browser's.
    save({ endsLocally: String(new FormData(event.currentTarget).get("ends")).slice(0, 16) });
  };

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <Field
        key={ends}
        label={t("ends")}
        hint={t("ends_hint", { zone })}
        name="ends"
        type="datetime-local"
        required
        aria-invalid={trouble ? true : undefined}
        defaultValue={ends ?? ""}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" busy={busy}>
          {t("ends_set")}
        </Button>
        {ends ? (
          <Button look="plain" disabled={busy} onClick={() => save({ endsLocally: null })}>
            {t("ends_remove")}
          </Button>
        ) : null}
        <SavedNote note={note} trouble={trouble} />
      </div>
    </form>
  );
}
