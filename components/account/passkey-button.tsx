"use client";

import { Fingerprint } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { type CallError, callAction } from "@/components/ui/call-action";
import type { FormError } from "@/lib/accounts/form-state";
import { passkeyAnswerAction, passkeyOptionsAction } from "@/lib/accounts/passkeys/actions";
import { FormErrorText } from "./form-error";
import type { FormWords } from "./form-messages";

type Props = {
  purpose: "sign_in" | "after_password" | "confirm";
  next: string;
  words: FormWords<"use" | "canceled">;
};

/** Signs in, or proves again who it is, with a passkey. Only a script can ask for one, so it is not shown without. */
export function PasskeyButton({ purpose, next, words }: Props) {
  const [error, setError] = useState<string>();
  const [busy, start] = useTransition();
  const use = () =>
    start(async () => {
      setError(undefined);
      setError(await answerWithPasskey(purpose, next, words));
    });
  return (
    <div className="flex flex-col gap-4 [@media(scripting:none)]:hidden">
      <FormErrorText message={error} />
      <Button busy={busy} onClick={use} className="w-full">
        <Fingerprint aria-hidden="true" className="size-4.5" />
        {words.use}
      </Button>
    </div>
  );
}

/** Returns what went wrong; otherwise the page is left. */
async function answerWithPasskey(
  purpose: Props["purpose"],
  next: string,
  words: Props["words"],
): Promise<string | undefined> {
  try {
    const asked = await callAction(() => passkeyOptionsAction(purpose));
    if (!asked.ok) return sentence(words, asked.error);
    const { startAuthentication } = await import("@simplewebauthn/browser");
    // Canceled, timed out, or there is no passkey on this device: browsers do not say which.
    const response = await startAuthentication({ optionsJSON: asked.options }).catch(() => null);
    if (!response) return words.canceled;
    const answered = await callAction(() => passkeyAnswerAction({ purpose, response, next }));
    if (!answered.ok) return answered.error === "wrong" ? words.canceled : sentence(words, answered.error);
    window.location.assign(answered.to);
  } catch {
    return words.errors.unexpected;
  }
}

/** Without an answer, the error is a code of the call itself. */
const sentence = (words: Props["words"], error: FormError | CallError): string =>
  words.errors[typeof error === "string" ? error : "unexpected"];
