"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LINK } from "@/lib/shares/limits";
import type { ShareView } from "@/lib/shares/view";
import { SavedNote } from "./saved-note";
import { useSave } from "./use-save";

const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** Twelve letters and digits that no one confuses, in groups of four: 59 bits. */
const suggestPassword = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(12)), (value) => LETTERS[value % LETTERS.length])
    .join("")
    .replace(/(.{4})(?=.)/g, "$1-");

/** Sets, changes or removes the link's password. Visitors with the old password are asked again immediately. */
export function LinkPassword({ link }: { link: ShareView }) {
  const t = useTranslations("share.link");
  const [has, setHas] = useState(link.hasPassword);
  const [suggested, setSuggested] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { save, busy, note, trouble } = useSave(link.slug, (saved) => {
    setHas(saved.hasPassword);
    // A refused password stays in its field, to be made longer; a generated one stays to be copied.
    form.current?.reset();
  });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save({ password: new FormData(event.currentTarget).get("password") });
  };

  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-3">
      <Field
        key={suggested}
        // A generated password has to be read, to be passed on.
        type={suggested === null ? "password" : "text"}
        defaultValue={suggested ?? undefined}
        label={has ? t("password_new") : t("password")}
        hint={has ? t("password_on") : t("password_hint", { min: LINK.passwordMin })}
        name="password"
        autoComplete="new-password"
        required
        aria-invalid={trouble ? true : undefined}
        minLength={LINK.passwordMin}
        maxLength={LINK.passwordMax}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={busy} onClick={() => setSuggested(suggestPassword())}>
          {t("password_suggest")}
        </Button>
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
