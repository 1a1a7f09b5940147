"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { EMPTY, type FormState } from "@/lib/accounts/form-state";
import { FormErrorText } from "./form-error";
import type { FormWords } from "./form-messages";
import { PasswordField } from "./password-field";

type AuthFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  kind: "signIn" | "signUp";
  next: string;
  words: FormWords<"email" | "password" | "show" | "submit"> & Partial<FormWords<"passwordHint" | "name" | "nameHint">>;
  /** An initial message, such as an error from GitHub. */
  trouble?: string;
  /** The token of an invitation, and the only address that it is for. */
  invitation?: string;
  invitedEmail?: string;
  children?: ReactNode;
};

/** Email and password, to sign in or to sign up. Works as a plain form before any script has run. */
export function AuthForm({ action, kind, next, words, trouble, children, ...invited }: AuthFormProps) {
  const [state, submit, busy] = useActionState(action, EMPTY);
  const errorOf = (field: string) => {
    const error = state.fields?.[field];
    return error && words.fields[error];
  };
  return (
    <form action={submit} className="flex flex-col gap-4" noValidate>
      <FormErrorText message={state.error ? words.errors[state.error] : trouble} />
      <input type="hidden" name="next" value={next} />
      {invited.invitation ? <input type="hidden" name="invitation" value={invited.invitation} /> : null}
      {kind === "signUp" && words.name ? (
        <Field
          label={words.name}
          hint={words.nameHint}
          error={errorOf("name")}
          name="name"
          autoComplete="name"
          maxLength={80}
          defaultValue={state.values?.name}
        />
      ) : null}
      <Field
        label={words.email}
        error={errorOf("email")}
        name="email"
        type="email"
        autoComplete={kind === "signIn" ? "username" : "email"}
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={254}
        defaultValue={invited.invitedEmail ?? state.values?.email}
        readOnly={invited.invitedEmail !== undefined}
      />
      <PasswordField
        label={words.password}
        hint={words.passwordHint}
        error={errorOf("password")}
        show={words.show}
        name="password"
        autoComplete={kind === "signIn" ? "current-password" : "new-password"}
      />
      <Button type="submit" look="lamp" busy={busy} className="mt-1 w-full">
        {words.submit}
      </Button>
      {children}
    </form>
  );
}
