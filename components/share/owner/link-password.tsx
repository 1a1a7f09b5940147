"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LINK } from "@/lib/shares/limits";
import type { ShareView } from "@/lib/shares/view";
import { SavedNote } from "./saved-note";
import { useSave } from "./use-save";

/** Sets, changes or removes the link's password. Visitors with the old password are asked again immediately. */
export function LinkPassword({ link }: { link: ShareView }) {
  const t = useTranslations("share.link");
  const [has, setHas] = useState(link.hasPassword);
  const form = useRef<HTMLFormElement>(null);
  const { save, busy, note, trouble } = useSave(link.slug, (saved) => {
    setHas(saved.hasPassword);
    // A refused password stays in its field, to be made longer.
    form.current?.reset();
  });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save({ password: new FormData(event.currentTarget).get("password") });
  };

  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-3">
      <Field
        label={has ? t("password_new") : t("password")}
        hint={has ? t("password_on") : t("password_hint", { min: LINK.passwordMin })}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        aria-invalid={trouble ? true : undefined}
        minLength={LINK.passwordMin}
        maxLength={LINK.passwordMax}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" busy={busy}>
          {has ? t("password_change") : t("password_set")}
        </Button>
        {has ? (
          <Button look="plain" disabled={busy} onClick={() => save({ password: null })}>
            {t("password_remove")}
          </Button>
        ) : null}
        <SavedNote note={note} trouble={trouble} />
      </div>
    </form>
  );
}
