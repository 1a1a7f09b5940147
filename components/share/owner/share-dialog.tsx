"use client";

import { Link2 } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type Props = { label: string; title: string; close: string; children: ReactNode };

/** A button and its dialog, for places without room for the links themselves. */
export function ShareDialog({ label, title, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <Button onClick={() => dialog.current?.showModal()} aria-haspopup="dialog">
        <Link2 aria-hidden="true" className="size-4" />
        {label}
      </Button>
      <Dialog ref={dialog} title={title} close={close} className="max-w-lg">
        {children}
      </Dialog>
    </>
  );
}
