"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "@/components/ui/button";
import { changePasswordAction } from "@/lib/accounts/actions";
import { EMPTY } from "@/lib/accounts/form-state";
import { FormDone } from "./form-done";
import { FormErrorText } from "./form-error";
import type { FormWords } from "./form-messages";
import { PasswordField } from "./password-field";

type PasswordFormProps = {
  hasPassword: boolean;
  email: string;
  words: FormWords<"current" | "new" | "hint" | "show" | "submit" | "done">;
  /** What else the change may keep or end. */
  children?: ReactNode;
};

export function PasswordForm({ hasPassword, email, words, children }: PasswordFormProps) {
  const [state, submit, busy] = useActionState(changePasswordAction, EMPTY);
  const errorOf = (field: "current" | "password") => {
    const error = state.fields?.[field];
    return error && words.fields[error];
  };
  return (
    <form action={submit} className="flex flex-col gap-4">
      <FormErrorText message={state.error && words.errors[state.error]} />
      {/* Password managers need to know whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {hasPassword ? (
        <PasswordField
          label={words.current}
          show={words.show}
          error={errorOf("current")}
          done={state.done}
          name="current"
          autoComplete="current-password"
        />
      ) : null}
      <PasswordField
        label={words.new}
        hint={words.hint}
        show={words.show}
        error={errorOf("password")}
        done={state.done}
        name="password"
        autoComplete="new-password"
      />
      {children}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={busy}>
          {words.submit}
        </Button>
        <FormDone message={state.done ? words.done : undefined} />
      </div>
    </form>
  );
}
