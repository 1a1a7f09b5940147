"use client";

import { X } from "lucide-react";
import { type ReactNode, type RefObject, useId } from "react";

type DialogProps = {
  /** Open it with `ref.current?.showModal()`: the browser then traps the focus and restores it afterwards. */
  ref: RefObject<HTMLDialogElement | null>;
  title: string;
  /** The label of the close button. */
  close: string;
  children: ReactNode;
  className?: string;
};

/** A modal based on the native <dialog>: Escape, a click outside and the button all close it. */
export function Dialog({ ref, title, close, children, className = "max-w-md" }: DialogProps) {
  const id = useId();
  return (
    <dialog
      ref={ref}
      aria-labelledby={id}
      closedby="any"
      className={`m-auto w-[calc(100%-2rem)] rounded-lg bg-surface p-6 text-ink shadow-(--shadow) ${className}`}
    >
      <div className="mb-4 flex items-start justify-between gap-4">
        <h2 id={id} className="font-semibold text-lg">
          {title}
        </h2>
        <form method="dialog">
          <button
            aria-label={close}
            className="-m-2 grid size-11 place-items-center rounded-md text-faint hover:text-ink"
            type="submit"
          >
            <X aria-hidden="true" className="size-4.5" />
          </button>
        </form>
      </div>
      {children}
    </dialog>
  );
}
