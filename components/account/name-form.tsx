"use client";

import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { renameAction } from "@/lib/accounts/actions";
import { EMPTY } from "@/lib/accounts/form-state";
import { FormDone } from "./form-done";
import { FormErrorText } from "./form-error";
import type { FormWords } from "./form-messages";

type NameFormProps = {
  name: string;
  words: FormWords<"name" | "nameHint" | "save" | "saved">;
};

export function NameForm({ name, words }: NameFormProps) {
  const [state, submit, busy] = useActionState(renameAction, EMPTY);
  const error = state.fields?.name;
  return (
    <form action={submit} className="flex flex-col gap-4">
      <FormErrorText message={state.error && words.errors[state.error]} />
      <Field
        label={words.name}
        hint={words.nameHint}
        error={error && words.fields[error]}
        name="name"
        autoComplete="name"
        maxLength={80}
        defaultValue={state.values?.name ?? name}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={busy}>
          {words.save}
        </Button>
        <FormDone message={state.done ? words.saved : undefined} />
      </div>
    </form>
  );
}
