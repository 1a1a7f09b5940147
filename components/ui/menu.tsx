"use client";

import { type MouseEvent, type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { useUsed } from "./first-use";
import { keepTrying } from "./keep-trying";

type MenuProps = { id: string; label: string; children: ReactNode; className?: string };

/** Loaded when a page is first used. */
let anchoring: typeof import("./anchor-popover") | null = null;

/**
 * A panel that a button with `popoverTarget={id}` opens next to it: the browser handles Escape, clicks outside and
 * focus. `className` sets its width, and its position until the script has loaded. Following a link closes it, because
 * a persistent layout would keep it open over the next page.
 */
export function Menu({ id, label, children, className = "" }: MenuProps) {
  const panel = useRef<HTMLElement>(null);
  const letGo = useRef<() => void>(undefined);
  const used = useUsed();
  const hold = (open: boolean) => {
    letGo.current?.();
    const button = open && panel.current ? anchoring?.buttonOf(panel.current) : undefined;
    letGo.current = button && panel.current ? anchoring?.anchorPopover(panel.current, button) : undefined;
  };
  const onLoaded = useEffectEvent((loaded: NonNullable<typeof anchoring>) => {
    anchoring = loaded;
    // Opened before.
    if (panel.current?.matches(":popover-open")) hold(true);
  });
  useEffect(() => {
    if (used) keepTrying(() => import("./anchor-popover")).then(onLoaded, () => undefined);
  }, [used]);
  useEffect(() => () => letGo.current?.(), []);
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
