"use client";

import { KeyRound } from "lucide-react";
import { type SVGProps, useActionState } from "react";
import { buttonClass } from "@/components/ui/button";
import { EMPTY } from "@/lib/accounts/form-state";
import { signInWithAction } from "@/lib/accounts/sign-in/actions";
import { FormErrorText } from "./form-error";

const MARKS = { github: GitHubMark, google: GoogleMark, oidc: KeyRound } as const;

type Props = {
  choices: { id: keyof typeof MARKS; label: string }[];
  next: string;
  trouble: string;
  invitation?: string;
  /** The service shall ask who it is even when it knows the browser. */
  again?: boolean;
};

/** One button for each configured service. */
export function ProviderButtons({ choices, next, trouble, invitation, again }: Props) {
  const [state, submit, busy] = useActionState(signInWithAction, EMPTY);
  return (
    <form action={submit} className="flex flex-col gap-2.5">
      <FormErrorText message={state.error ? trouble : undefined} />
      <input type="hidden" name="next" value={next} />
      {again ? <input type="hidden" name="again" value="1" /> : null}
      {invitation ? <input type="hidden" name="invitation" value={invitation} /> : null}
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

function GitHubMark(props: SVGProps<SVGSVGElement>) {
  return (
    <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true" {...props}>
      <path d="M8 .2a8 8 0 0 0-2.5 15.6c.4.1.5-.2.5-.4v-1.5c-2.2.5-2.7-1-2.7-1-.4-.9-.9-1.2-.9-1.2-.7-.5.1-.5.1-.5.8.1 1.2.8 1.2.8.7 1.3 1.9.9 2.3.7.1-.5.3-.9.5-1.1-1.8-.2-3.6-.9-3.6-4 0-.9.3-1.6.8-2.1-.1-.2-.4-1 .1-2.1 0 0 .7-.2 2.2.8a7.6 7.6 0 0 1 4 0c1.5-1 2.2-.8 2.2-.8.4 1.1.2 1.9.1 2.1.5.6.8 1.3.8 2.1 0 3.1-1.9 3.7-3.7 3.9.3.3.6.8.6 1.5v2.2c0 .2.1.5.5.4A8 8 0 0 0 8 .2Z" />
    </svg>
  );
}

function GoogleMark(props: SVGProps<SVGSVGElement>) {
  return (
    <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true" {...props}>
      <path d="M8.2 6.8v2.7h4a3.6 3.6 0 0 1-1.5 2.3 4.6 4.6 0 0 1-6.9-2.4 4.6 4.6 0 0 1 7.4-4.7l2-2A7.5 7.5 0 1 0 8.2 15.4c2 0 3.8-.7 5-1.9 1.5-1.4 2.3-3.4 2.3-5.7l-.1-1H8.2Z" />
    </svg>
  );
}
