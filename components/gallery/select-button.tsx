"use client";

import { chooseNone, startChoosing, useChoosing } from "./chosen";

/** Begins choosing, for fingers: a mouse finds the circles on the cards, a keyboard has X. */
export function SelectButton({ label }: { label: string }) {
  const choosing = useChoosing();
  return (
    <button
      type="button"
      aria-pressed={choosing}
      onClick={choosing ? chooseNone : startChoosing}
      className="inline-flex min-h-11 items-center rounded-md px-2.5 text-soft hover:text-ink aria-pressed:text-lamp-text md:min-h-8"
    >
      {label}
    </button>
  );
}
