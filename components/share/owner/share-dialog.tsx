"use client";

import { Link2 } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { withMessages } from "@/components/ui/all-messages";
import { buttonClass } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { lazyPart } from "@/components/ui/lazy-part";
import type { SharePanel } from "./share-panel";

const Panel = lazyPart(withMessages(async () => ({ default: (await import("./share-panel")).SharePanel })));

/** `className` replaces the button's own look. */
type Props = {
  label: string;
  title: string;
  close: string;
  className?: string;
  panel: ComponentProps<typeof SharePanel>;
};

/** A button and its dialog, for places without room for the links themselves. */
export function ShareDialog({ label, title, close, className = buttonClass(), panel }: Props) {
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const show = () => {
    setOpen(true);
    setUsed(true);
  };
  return (
    <>
      <button type="button" onClick={show} aria-haspopup="dialog" className={className}>
        <Link2 aria-hidden="true" className="size-4" />
        {label}
      </button>
      <Dialog title={title} close={close} open={open} onClose={() => setOpen(false)}>
        {used && <Panel {...panel} />}
      </Dialog>
    </>
  );
}
