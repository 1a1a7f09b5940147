"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
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
  const { save, busy, note, trouble } = useSave(link.slug, (saved) => setHas(saved.hasPassword));

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save({ password: new FormData(event.currentTarget).get("password") });
    event.currentTarget.reset();
  };

  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <Field
        label={has ? t("password_new") : t("password")}
        hint={has ? t("password_on") : t("password_hint", { min: LINK.passwordMin })}
        name="password"
        type="password"
        autoComplete="new-password"
        required
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
