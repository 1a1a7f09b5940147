"use client";

import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { useComposer } from "./context";
import { type EditorView, MENU_ID, optionId } from "./editor/view";
import type { Store } from "./store";
import { useView } from "./use-view";

type Props = { ref: Ref<HTMLDivElement>; html: string; view: Store<EditorView>; describedBy: string };

/** The element that is written in. Its content belongs to the editor: React only knows its frame. */
export function PromptBox({ ref, html, view, describedBy }: Props) {
  const t = useTranslations("compose.prompt");
  const wrong = useComposer((state) => state.errors.prompt !== undefined);
  const active = useView(view, (now) => now.menu?.options[now.menu.active] ?? null);
  return (
    <div className="relative">
      <div
        ref={ref}
        id="compose-prompt"
        role="textbox"
        tabIndex={0}
        aria-multiline
        aria-label={t("label")}
        aria-placeholder={t("placeholder")}
        aria-invalid={wrong}
        aria-describedby={describedBy}
        aria-autocomplete="list"
        aria-controls={active === null ? undefined : MENU_ID}
        aria-activedescendant={active === null ? undefined : optionId(active)}
        contentEditable
        suppressContentEditableWarning
        suppressHydrationWarning
        spellCheck
        enterKeyHint="enter"
        dangerouslySetInnerHTML={{ __html: html }}
        data-empty={html === "<br>" ? "" : undefined}
        className="peer wrap-anywhere max-h-[30dvh] min-h-16 overflow-y-auto whitespace-pre-wrap text-lg text-ink outline-none lg:max-h-[40dvh] lg:min-h-44"
      />
      <p
        aria-hidden
        className="pointer-events-none absolute inset-x-0 top-0 hidden text-faint text-lg peer-data-[empty]:block"
      >
        {t("placeholder")}
      </p>
    </div>
  );
}
