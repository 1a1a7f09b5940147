"use client";

import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { anchorPopover, buttonOf } from "./anchor-popover";

type MenuProps = { id: string; label: string; children: ReactNode; className?: string };

/**
 * A panel that a button with `popoverTarget={id}` opens next to it: the browser handles Escape, clicks outside and
 * focus. `className` sets its width, and its position until the script has loaded. Following a link closes it, because
 * a persistent layout would keep it open over the next page.
 */
export function Menu({ id, label, children, className = "" }: MenuProps) {
  const panel = useRef<HTMLElement>(null);
  const letGo = useRef<() => void>(undefined);
  const hold = (open: boolean) => {
    letGo.current?.();
    const button = open && panel.current ? buttonOf(panel.current) : undefined;
    letGo.current = button && panel.current ? anchorPopover(panel.current, button) : undefined;
  };
  useEffect(() => {
    // Opened before this script loaded.
    const button = panel.current?.matches(":popover-open") ? buttonOf(panel.current) : undefined;
    if (button && panel.current) letGo.current ??= anchorPopover(panel.current, button);
    return () => letGo.current?.();
  }, []);
  const leave = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest("a")) panel.current?.hidePopover();
  };
  return (
    <section
      ref={panel}
      id={id}
      popover="auto"
      aria-label={label}
      onBeforeToggle={(event) => hold(event.newState === "open")}
      onClickCapture={leave}
      className={`fixed m-0 rounded-lg bg-raised p-2 text-ink shadow-(--shadow) ${className}`}
    >
      {children}
    </section>
  );
}
