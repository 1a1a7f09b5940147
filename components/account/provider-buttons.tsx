"use client";

import { KeyRound } from "lucide-react";
import { useActionState } from "react";
import { buttonClass } from "@/components/ui/button";
import { EMPTY } from "@/lib/accounts/form-state";
import { signInWithAction } from "@/lib/accounts/sign-in/actions";
import { FormErrorText } from "./form-error";
import { GitHubMark, GoogleMark } from "./provider-marks";

const MARKS = { github: GitHubMark, google: GoogleMark, oidc: KeyRound } as const;

export type ProviderChoice = { id: keyof typeof MARKS; label: string };

/** One button for each configured service. */
export function ProviderButtons({
  choices,
  next,
  trouble,
}: {
  choices: ProviderChoice[];
  next: string;
  trouble: string;
}) {
  const [state, submit, busy] = useActionState(signInWithAction, EMPTY);
  return (
    <form action={submit} className="flex flex-col gap-2.5">
      <FormErrorText message={state.error ? trouble : undefined} />
      <input type="hidden" name="next" value={next} />
      {choices.map(({ id, label }) => {
        const Icon = MARKS[id];
        return (
          <button
            key={id}
            type="submit"
            name="provider"
            value={id}
            disabled={busy}
            className={buttonClass("quiet", "w-full")}
          >
            <Icon className="size-4.5" aria-hidden="true" />
            {label}
          </button>
        );
      })}
    </form>
  );
}
