"use client";

import { Button } from "@/components/ui/button";
import { isVisible } from "@/lib/text/visible";

type Props = {
  label: string;
  /** What it is called so far. */
  name?: string;
  submit: string;
  maxLength: number;
  busy: boolean;
  onName: (name: string) => void;
};

/** A field for a name, and the button that uses it. */
export function NamingForm({ label, name, submit, maxLength, busy, onName }: Props) {
  return (
    <form
      className="flex min-w-0 gap-2 max-sm:grow"
      action={(form) => {
        const named = String(form.get("name") ?? "").trim();
        if (isVisible(named)) onName(named);
      }}
    >
      <input
        name="name"
        dir="auto"
        defaultValue={name}
        required
        maxLength={maxLength}
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        className="min-h-11 min-w-0 flex-1 rounded-md bg-sunken px-3 text-sm"
      />
      <Button type="submit" busy={busy} className="whitespace-nowrap">
        {submit}
      </Button>
    </form>
  );
}
