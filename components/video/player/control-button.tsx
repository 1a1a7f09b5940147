"use client";

import type { ComponentProps } from "react";
import { useKeyLabel } from "@/components/ui/use-key-label";

type Props = ComponentProps<"button"> & { label: string; shortcut?: string };

/** A control with an icon, a label for screen readers and a tooltip with its shortcut. */
export function ControlButton({ label, shortcut, className = "", children, ...rest }: Props) {
  const shown = useKeyLabel();
  return (
    <button
      type="button"
      aria-label={label}
      title={shortcut ? `${label} (${shown(shortcut)})` : label}
      className={`grid size-11 shrink-0 place-items-center rounded-md opacity-85 hover:bg-current/10 hover:opacity-100 aria-pressed:text-lamp-text ${className}`}
      {...rest}
    >
      {children}
    </button>
  );
}
