"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { EMPTY } from "@/lib/accounts/form-state";
import { signInWithAction } from "@/lib/accounts/sign-in/actions";
import { FormErrorText } from "./form-error";

type ConnectButtonProps = { provider: string; label: string; text: string; trouble: string };

/** Connects a service to this account: the return from the service while signed in does it. */
export function ConnectButton({ provider, label, text, trouble }: ConnectButtonProps) {
  const [state, submit, busy] = useActionState(signInWithAction, EMPTY);
  return (
    <form action={submit} className="flex flex-col items-end gap-2">
      <input type="hidden" name="provider" value={provider} />
      <input type="hidden" name="next" value="/account" />
      <Button type="submit" busy={busy} aria-label={label}>
        {text}
      </Button>
      <FormErrorText message={state.error ? trouble : undefined} />
    </form>
  );
}
