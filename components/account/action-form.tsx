"use client";

import { type ReactNode, useActionState } from "react";
import { Button, type ButtonLook } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { FormAnswer } from "@/lib/accounts/form-state";
import { FormDone } from "./form-done";
import { FormErrorText } from "./form-error";

type Props = {
  action: (state: FormAnswer, form: FormData) => Promise<FormAnswer>;
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

/** A form with what came of it beside its button. Works before any script has run. */
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
        <Button
          type="submit"
          look={look}
          busy={busy}
          aria-label={label}
          // It has no edge that would be in line with what is above.
          className={look === "danger" ? "-ms-4" : undefined}
        >
          {submit}
        </Button>
        <FormDone message={state?.ok ? state.text : undefined} />
      </div>
      {state?.codes ? (
        <ul className="grid w-full grid-cols-2 gap-x-6 gap-y-1 rounded-md bg-sunken p-4 font-mono text-sm" dir="ltr">
          {state.codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      ) : null}
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
