"use client";

import { Eye, EyeOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Field } from "@/components/ui/field";

type PasswordFieldProps = {
  label: string;
  name: string;
  autoComplete: "current-password" | "new-password";
  /** The labels of the button that shows the password. */
  show: string;
  hint?: string;
  error?: string;
  /** The password was accepted: the form's reset empties the field. */
  done?: boolean;
};

/**
 * A password field whose text can be shown. A form is reset after its action, to each field's default, and the server
 * never sends a password back: without a default, a refused password would have to be typed again.
 */
export function PasswordField({ show, done, ...field }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);
  // What was typed or filled in before this script ran raised no event here.
  useEffect(() => setTyped(input.current?.value ?? ""), []);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Field
        {...field}
        ref={input}
        type={shown ? "text" : "password"}
        defaultValue={done ? "" : typed}
        onChange={(event) => setTyped(event.target.value)}
        required
        spellCheck={false}
        autoCapitalize="none"
      />
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
