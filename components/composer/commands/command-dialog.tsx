"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";

type Props = { title: string; onClose: () => void; children: ReactNode };

/** A dialog at the bottom of a phone or in the middle of a larger screen. Escape and a click outside close it. */
export function CommandDialog({ title, onClose, children }: Props) {
  const t = useTranslations("compose.tools");
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
      onKeyDown={(event) => event.stopPropagation()}
      className="m-auto mb-0 max-h-[86dvh] w-full max-w-xl overflow-hidden rounded-t-lg bg-surface p-0 text-ink shadow-(--shadow) sm:mb-auto sm:rounded-lg"
    >
      <div className="flex max-h-[86dvh] flex-col">
        <header className="flex items-center gap-3 py-3 pr-3 pl-5">
          <h2 className="grow font-semibold text-lg">{title}</h2>
          <button
            type="button"
            aria-label={t("close")}
            onClick={() => dialog.current?.close()}
            className="grid size-11 place-items-center rounded-md text-soft hover:text-ink"
          >
            <X aria-hidden className="size-5" />
          </button>
        </header>
        <div className="min-h-0 overflow-y-auto px-5 pb-6">{children}</div>
      </div>
    </dialog>
  );
}
