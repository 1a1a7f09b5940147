"use client";

import { type MouseEvent, type ReactNode, useRef } from "react";

type MenuProps = { id: string; label: string; children: ReactNode; className?: string };

/**
 * A panel that a button with `popoverTarget={id}` opens: the browser brings Escape, the press beside it and focus. Give
 * the place by class. A followed link closes it, because a layout that stays would keep it open over the next page.
 */
export function Menu({ id, label, children, className = "" }: MenuProps) {
  const panel = useRef<HTMLElement>(null);
  const leave = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest("a")) panel.current?.hidePopover();
  };
  return (
    <section
      ref={panel}
      id={id}
      popover="auto"
      aria-label={label}
      onClickCapture={leave}
      className={`fixed m-0 rounded-lg bg-raised p-2 text-ink shadow-(--shadow) ${className}`}
    >
      {children}
    </section>
  );
}
