"use client";

import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

/** The id of the heading in what is shown: `Detail` and the page for a missing video have it. */
const TITLE = "video-title";

/**
 * Shows a video above the page that it was opened from, which stays as it is. Not by showModal(): toasts and full screen
 * would be behind it.
 */
export function Lightbox({ children }: { children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const shown = useRef("");
  const first = useRef("");
  const path = usePathname();
  useEffect(() => {
    const opener = document.activeElement;
    const behind = besides(dialog.current);
    for (const element of behind) element.inert = true;
    return () => {
      for (const element of behind) element.inert = false;
      // The card of the last video, which need not be the first one.
      const cards = [...document.querySelectorAll<HTMLElement>("[data-card]")];
      const card = cards.find(
        ({ dataset }) => dataset.card === shown.current || dataset.stack?.includes(shown.current),
      );
      // The one that was opened is where it was, also when a part of it is outside the window.
      if (shown.current !== first.current) card?.scrollIntoView({ block: "nearest" });
      (card ?? (opener instanceof HTMLElement ? opener : null))?.focus({ preventScroll: true });
    };
  }, []);
  useEffect(() => {
    shown.current = path.split("/").at(-1) ?? "";
    first.current ||= shown.current;
    // The focus was in the page behind it, or on what was removed with the last video.
    if (!dialog.current?.contains(document.activeElement)) dialog.current?.querySelector("a")?.focus();
  }, [path]);
  return (
    <dialog
      ref={dialog}
      open
      aria-modal="true"
      aria-labelledby={TITLE}
      data-keeps-card
      className="fixed inset-0 z-40 m-0 size-full max-h-none max-w-none overflow-hidden bg-ground p-0 text-ink [--bottom-bar:0px] [--top:0px]"
    >
      {children}
    </dialog>
  );
}

/** Everything on the page except an element's ancestors and what reports from the end of the body, such as toasts. */
function besides(element: HTMLElement | null): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at = element; at?.parentElement && at.parentElement !== document.body; at = at.parentElement) {
    for (const other of at.parentElement.children) if (other !== at && other instanceof HTMLElement) found.push(other);
  }
  return found;
}
