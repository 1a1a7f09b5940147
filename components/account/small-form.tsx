"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { EMPTY, type FormState } from "@/lib/accounts/form-state";
import { FormDone } from "./form-done";
import { FormErrorText } from "./form-error";
import type { FormWords } from "./form-messages";
import { PasswordField } from "./password-field";

type Props = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** Hidden fields: what the form is about. */
  about?: Record<string, string>;
  /** The only field; without it, the form is a button. */
  email?: string;
  code?: { label: string; hint: string };
  password?: { label: string; show: string };
  submit: string;
  done?: string;
  words: FormWords<never>;
  children?: ReactNode;
};

/** A form of the sign-in pages with one field, or none. Works before any script has run. */
export function SmallForm({ action, about = {}, email, code, password, submit, done, words, children }: Props) {
  const [state, send, busy] = useActionState(action, EMPTY);
  const errorOf = (field: string) => {
    const error = state.fields?.[field];
    return error && words.fields[error];
  };
  return (
    <form action={send} className="flex flex-col gap-4" noValidate>
      <FormErrorText message={state.error && words.errors[state.error]} />
      {Object.entries(about).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {email ? (
        <Field
          label={email}
          error={errorOf("email")}
          name="email"
          type="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={254}
          defaultValue={state.values?.email}
        />
      ) : null}
      {code ? (
        <Field
          label={code.label}
          hint={code.hint}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          required
          maxLength={40}
        />
      ) : null}
      {password ? (
        <PasswordField
          label={password.label}
          show={password.show}
          error={errorOf("password")}
          name="password"
          autoComplete="current-password"
        />
      ) : null}
      <Button type="submit" look="lamp" busy={busy} className="mt-1 w-full">
        {submit}
      </Button>
      <FormDone message={state.done ? done : undefined} />
      {children}
    </form>
  );
}
