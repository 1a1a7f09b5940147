"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { EMPTY } from "@/lib/accounts/form-state";
import { resetPasswordAction } from "@/lib/accounts/reset/actions";
import { FormErrorText } from "./form-error";
import type { FormWords } from "./form-messages";
import { PasswordField } from "./password-field";

type Props = { token: string; email: string; words: FormWords<"password" | "hint" | "show" | "submit"> };

/** A new password by a one-time link. Works before any script has run. */
export function ResetForm({ token, email, words }: Props) {
  const [state, submit, busy] = useActionState(resetPasswordAction, EMPTY);
  const error = state.fields?.password;
  return (
    <form action={submit} className="flex flex-col gap-4" noValidate>
      <FormErrorText message={state.error && words.errors[state.error]} />
      <input type="hidden" name="token" value={token} />
      {/* Password managers need to know whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        label={words.password}
        hint={words.hint}
        show={words.show}
        error={error && words.fields[error]}
        name="password"
        autoComplete="new-password"
      />
      <Button type="submit" look="lamp" busy={busy} className="mt-1 w-full">
        {words.submit}
      </Button>
    </form>
  );
}
