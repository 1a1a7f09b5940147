"use client";

import { type ReactNode, useActionState } from "react";
import { FormDone } from "@/components/account/form-done";
import { FormErrorText } from "@/components/account/form-error";
import { Button, type ButtonLook } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { AdminState } from "@/lib/admin/gate";

type Props = {
  action: (state: AdminState, form: FormData) => Promise<AdminState>;
  /** Hidden fields: what the form is about. */
  about?: Record<string, string>;
  submit: string;
  /** The button's name where several forms have the same text. */
  label?: string;
  look?: ButtonLook;
  /** The label of a link that the answer may hold. */
  link?: string;
  children?: ReactNode;
};

/** A form of the administration with what came of it beside its button. Works before any script has run. */
export function ActionForm({ action, about = {}, submit, label, look, link, children }: Props) {
  const [state, send, busy] = useActionState(action, null);
  return (
    <form action={send} className="flex flex-col items-start gap-4">
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormErrorText message={state?.ok === false ? state.text : undefined} />
      {children}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look={look} busy={busy} aria-label={label}>
          {submit}
        </Button>
        <FormDone message={state?.ok ? state.text : undefined} />
      </div>
      {link && state?.link ? (
        <Field
          label={link}
          value={state.link}
          readOnly
          dir="ltr"
          className="w-full"
          onFocus={(event) => event.currentTarget.select()}
        />
      ) : null}
    </form>
  );
}
