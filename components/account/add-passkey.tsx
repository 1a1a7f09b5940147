"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { callAction } from "@/components/ui/call-action";
import { Field } from "@/components/ui/field";
import { addPasskeyAction, newPasskeyOptionsAction } from "@/lib/accounts/passkeys/actions";
import { FormDone } from "./form-done";
import { FormErrorText } from "./form-error";

type Words = Record<"name" | "hint" | "add" | "added" | "failed" | "exists", string>;
type Props = { words: Words; preset: string; longest: number };

/** Adds a passkey of this device, or of one that the browser reaches. */
export function AddPasskey({ words, preset, longest }: Props) {
  const [said, setSaid] = useState<{ ok: boolean; text: string }>();
  const [busy, start] = useTransition();
  const add = (form: FormData) =>
    start(async () => {
      setSaid(undefined);
      setSaid(await addPasskey(String(form.get("name") ?? "").trim() || preset, words));
    });
  return (
    <form action={add} className="mt-5 flex flex-col items-start gap-4 [@media(scripting:none)]:hidden">
      <FormErrorText message={said?.ok === false ? said.text : undefined} />
      <Field
        label={words.name}
        hint={words.hint}
        name="name"
        maxLength={longest}
        defaultValue={preset}
        className="w-full"
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={busy}>
          {words.add}
        </Button>
        <FormDone message={said?.ok ? said.text : undefined} />
      </div>
    </form>
  );
}

async function addPasskey(name: string, words: Words): Promise<{ ok: boolean; text: string }> {
  try {
    const asked = await callAction(() => newPasskeyOptionsAction(null));
    if (!asked.ok) return { ok: false, text: words.failed };
    const { startRegistration } = await import("@simplewebauthn/browser");
    const response = await startRegistration({ optionsJSON: asked.options });
    const added = await callAction(() => addPasskeyAction({ name, response }));
    if (added.ok) return { ok: true, text: words.added };
    return { ok: false, text: added.error.code === "conflict" ? words.exists : words.failed };
  } catch (error) {
    const known = error instanceof Error && error.name === "InvalidStateError";
    return { ok: false, text: known ? words.exists : words.failed };
  }
}
