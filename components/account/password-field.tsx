"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Field } from "@/components/ui/field";

type PasswordFieldProps = {
  label: string;
  name: string;
  autoComplete: "current-password" | "new-password";
  /** The labels of the button that shows the password. */
  show: string;
  hint?: string;
  error?: string;
};

/** A password field whose text can be shown. The server never sends it back, so it has to be typed again. */
export function PasswordField({ show, ...field }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Field {...field} type={shown ? "text" : "password"} required spellCheck={false} autoCapitalize="none" />
      <button
        type="button"
        aria-label={show}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute top-6.5 right-0 grid size-11 place-items-center rounded-md text-faint hover:text-ink"
      >
        <Icon aria-hidden="true" className="size-4.5" />
      </button>
    </div>
  );
}
