"use client";

import { useEffect, useRef } from "react";
import { anchorPopover } from "@/components/ui/anchor-popover";
import { TransitionChoice } from "../panel/transition-choice";

type Props = { clipKey: string; button: HTMLElement | null; label: string; onClose: () => void };

/** The choice of how a clip becomes the next one, at its button. */
export default function TransitionPopover({ clipKey, button, label, onClose }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = panel.current;
    if (!element || !button) return;
    element.showPopover();
    const letGo = anchorPopover(element, button);
    element.querySelector<HTMLElement>("input:checked")?.focus();
    return () => {
      letGo();
      if (element.contains(document.activeElement)) button.focus();
    };
  }, [button]);
  return (
    <div
      ref={panel}
      popover="auto"
      role="dialog"
      aria-label={label}
      onToggle={(event) => event.newState === "closed" && onClose()}
      className="fixed m-0 w-72 rounded-lg bg-raised p-4 text-ink shadow-(--shadow)"
    >
      <TransitionChoice clipKey={clipKey} />
    </div>
  );
}
