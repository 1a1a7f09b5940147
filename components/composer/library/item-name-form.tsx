"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { MAX_PROMPT_NAME } from "@/lib/prompts/limits";

type Props = {
  label: string;
  initial: string;
  submit: string;
  cancel?: () => void;
  /** Resolves to a message when the name is refused, else null. */
  onName: (name: string) => Promise<string | null>;
  /** A second way to submit the name. */
  more?: (name: string, settle: (answer: Promise<string | null>) => void) => ReactNode;
};

export const FORM_BUTTON =
  "min-h-11 rounded-md bg-sunken px-3.5 text-sm hover:text-lamp-text disabled:opacity-60 md:min-h-10 whitespace-nowrap";

/** A form for a name; a refusal is shown next to the field, which keeps its text. */
export function ItemNameForm({ label, initial, submit, cancel, onName, more }: Props) {
  const t = useTranslations("compose.library");
  const id = useId();
  const [name, setName] = useState(initial);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function settle(answer: Promise<string | null>) {
    setBusy(true);
    setWrong(null);
    setWrong(await answer);
    setBusy(false);
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void settle(onName(name));
      }}
      className="flex flex-col gap-1"
    >
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={id} className="sr-only">
          {label}
        </label>
        <input
          id={id}
          dir="auto"
          value={name}
          onChange={(event) => {
            setName(event.target.value);
            setWrong(null);
          }}
          maxLength={MAX_PROMPT_NAME}
          placeholder={label}
          autoComplete="off"
          aria-invalid={wrong !== null}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          className="min-h-11 min-w-0 grow basis-full sm:basis-40 rounded-md bg-sunken px-3 text-base shadow-[inset_0_0_0_1px_var(--line)] placeholder:text-faint aria-invalid:shadow-[inset_0_0_0_1.5px_var(--danger)] md:min-h-10"
        />
        <button type="submit" disabled={busy} className={FORM_BUTTON}>
          {submit}
        </button>
        {more?.(name, (answer) => void settle(answer))}
        {cancel && (
          <button type="button" onClick={cancel} className={FORM_BUTTON}>
            {t("cancel")}
          </button>
        )}
      </div>
      {wrong && (
        <p id={`${id}-wrong`} role="alert" className="text-danger text-sm">
          {wrong}
        </p>
      )}
    </form>
  );
}
