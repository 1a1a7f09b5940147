"use client";

import { Link2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type Props = { label: string; title: string; close: string; children: ReactNode };

/** A button and its dialog, for places without room for the links themselves. */
export function ShareDialog({ label, title, close, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-haspopup="dialog">
        <Link2 aria-hidden="true" className="size-4" />
        {label}
      </Button>
      <Dialog title={title} close={close} open={open} onClose={() => setOpen(false)}>
        {children}
      </Dialog>
    </>
  );
}
