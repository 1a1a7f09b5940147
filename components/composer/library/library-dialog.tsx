"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useEffect } from "react";
import { createPortal } from "react-dom";

type Props = { ref: RefObject<HTMLDialogElement | null>; title: string; onClose: () => void; children: ReactNode };

/**
 * A dialog that fills a phone and is centered on larger screens. It is rendered in the body, outside of the composer's
 * form: Enter in one of its fields would submit the prompt. Events inside it don't reach the page.
 */
export function LibraryDialog({ ref, title, onClose, children }: Props) {
  const t = useTranslations("compose.tools");
  useEffect(() => {
    ref.current?.showModal();
    // Focus the search; by default, the close button would get the focus.
    ref.current?.querySelector<HTMLElement>("[data-first]")?.focus();
  }, [ref]);
  return createPortal(
    <dialog
      ref={ref}
      aria-label={title}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      onKeyDown={(event) => event.stopPropagation()}
      onSubmit={(event) => event.stopPropagation()}
      className="m-auto h-dvh max-h-none w-full max-w-none overflow-hidden bg-surface p-0 text-ink shadow-(--shadow) md:h-[min(88dvh,50rem)] md:w-[min(94vw,68rem)] md:rounded-lg"
    >
      <div className="flex h-full flex-col">
        <header className="flex items-center gap-3 pt-2 pr-2 pl-5">
          <h2 className="grow font-semibold text-lg">{title}</h2>
          <button
            type="button"
            aria-label={t("close")}
            onClick={() => ref.current?.close()}
            className="grid size-11 place-items-center rounded-md text-soft hover:text-ink"
          >
            <X aria-hidden className="size-5" />
          </button>
        </header>
        {children}
      </div>
    </dialog>,
    document.body,
  );
}
