"use client";

import { Link2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** `className` replaces the button's own look. */
type Props = { label: string; title: string; close: string; className?: string; children: ReactNode };

/** A button and its dialog, for places without room for the links themselves. */
export function ShareDialog({ label, title, close, className = buttonClass(), children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)} aria-haspopup="dialog" className={className}>
        <Link2 aria-hidden="true" className="size-4" />
        {label}
      </button>
      <Dialog title={title} close={close} open={open} onClose={() => setOpen(false)}>
        {children}
      </Dialog>
    </>
  );
}
