"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";

/** A message about the last action, with an undo where there is one. */
export type NoteWords = { text: string; wrong?: boolean; undo?: () => void };

/** Milliseconds; a message with an undo stays until the next one. */
const STAYS = 6_000;

/** A toast inside the dialog: toasts behind a modal dialog aren't announced and can't be clicked. */
export function Note({ note, onGone }: { note: NoteWords | null; onGone: () => void }) {
  const t = useTranslations("compose.library");
  useEffect(() => {
    if (!note || note.undo) return;
    const timer = setTimeout(onGone, STAYS);
    return () => clearTimeout(timer);
  }, [note, onGone]);
  return (
    <div role="status" className="mx-3 mb-2 empty:hidden">
      {note && (
        <p
          className={`flex min-h-11 flex-wrap items-center gap-x-3 rounded-md bg-sunken px-3 py-1 text-sm ${note.wrong ? "text-danger" : ""}`}
        >
          {note.text}
          {note.undo && (
            <button
              type="button"
              onClick={() => {
                onGone();
                note.undo?.();
              }}
              className="min-h-9 rounded-sm px-2 font-semibold text-lamp-text hover:bg-raised"
            >
              {t("undo")}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
