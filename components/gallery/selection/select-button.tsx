"use client";

import { clearSelection, startSelecting, useSelecting } from "./selection";

/** Starts selecting on touch screens: mice use the circles on the cards, keyboards use X. */
export function SelectButton({ label }: { label: string }) {
  const choosing = useSelecting();
  return (
    <button
      type="button"
      aria-pressed={choosing}
      onClick={choosing ? clearSelection : startSelecting}
      className="inline-flex min-h-11 items-center rounded-md px-2.5 text-soft hover:text-ink aria-pressed:text-lamp-text md:min-h-8"
    >
      {label}
    </button>
  );
}
