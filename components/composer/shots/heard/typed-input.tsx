"use client";

import { useState } from "react";

type Props = { label: string; placeholder?: string; value: string; onChange: (value: string) => void };

/**
 * A field of the prompt's text. While it has the focus it shows what was typed: read back, the text has no space at its
 * end, and no second word could be begun.
 */
export function TypedInput({ label, placeholder, value, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      dir="auto"
      aria-label={label}
      placeholder={placeholder}
      value={typed ?? value}
      onBlur={() => setTyped(null)}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(target.value);
      }}
      className="min-h-11 min-w-0 grow rounded-sm bg-surface px-3 text-base text-ink outline-none ring-lamp-text focus:ring-2 lg:min-h-9"
    />
  );
}
