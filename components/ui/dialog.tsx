"use client";

import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import { Icon } from "./icon/icon";
import { DialogToaster } from "./toaster/toaster";

/**
 * `bottom`: at the bottom of a phone. `full`: fills a phone. `top`: its upper edge stays where it is while its list
 * grows and shrinks. The children of the last two scroll on their own.
 */
const PLACES = {
  center: "max-h-[86dvh] w-[calc(100%-2rem)] max-w-lg rounded-lg",
  bottom: "mb-0 max-h-[86dvh] w-full max-w-xl rounded-t-lg sm:mb-auto sm:rounded-lg",
  full: "h-dvh max-h-none w-full max-w-none md:h-[min(88dvh,50rem)] md:w-[min(94vw,68rem)] md:rounded-lg",
  top: "mt-[max(0.5rem,10dvh)] mb-auto w-[calc(100%-1rem)] max-w-xl rounded-lg",
};

type DialogProps = {
  title: string;
  /** The label of the close button; without it there is no header, and `title` only names the dialog. */
  close?: string;
  /** Called when it was closed: stop rendering it. */
  onClose: () => void;
  children: ReactNode;
  place?: keyof typeof PLACES;
  /** False keeps what was done inside while it is closed. */
  open?: boolean;
  /** To close it before the focus is set elsewhere. */
  ref?: RefObject<HTMLDialogElement | null>;
};

/**
 * A modal, open when it is rendered. The native <dialog> keeps the focus and restores it afterwards; Escape,
 * a click outside and the button close it. What is pressed or submitted inside doesn't reach the page.
 */
export function Dialog({ title, close, onClose, children, place = "center", open = true, ref }: DialogProps) {
  const own = useRef<HTMLDialogElement>(null);
  const dialog = ref ?? own;
  useLayoutEffect(() => {
    const element = open ? dialog.current : null;
    element?.showModal();
    // Closed before it is removed, or the focus wouldn't return to where it was.
    return () => element?.close();
  }, [dialog, open]);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      closedby="any"
      onClose={() => dialog.current?.open || onClose()}
      onKeyDown={(event) => event.stopPropagation()}
      onSubmit={(event) => event.stopPropagation()}
      className={`m-auto flex-col overflow-hidden bg-surface text-ink shadow-(--shadow) open:flex ${PLACES[place]}`}
    >
      {close && (
        <header className="flex items-center gap-3 py-2 pr-3 pl-5">
          <h2 className="grow font-semibold text-lg">{title}</h2>
          <button
            type="button"
            aria-label={close}
            onClick={() => dialog.current?.close()}
            className="grid size-11 shrink-0 place-items-center rounded-md text-soft hover:text-ink"
          >
            <Icon name="x" className="size-5" />
          </button>
        </header>
      )}
      {place === "full" || place === "top" ? (
        children
      ) : (
        <div className={`min-h-0 overflow-y-auto px-5 pb-6 ${close ? "pt-1" : "pt-6"}`}>{children}</div>
      )}
      {open && <DialogToaster />}
    </dialog>
  );
}
