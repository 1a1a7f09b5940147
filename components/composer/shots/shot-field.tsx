"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { type ChipWords, lookOf } from "@/components/composer/editor/chip-look";
import { shotPromptDocument } from "@/components/composer/editor/editor-document";
import { CLOSED, type EditorView } from "@/components/composer/editor/menu-view";
import { toHtml } from "@/components/composer/editor/to-html";
import { MentionList } from "@/components/composer/prompt/mention-list";
import { PromptBox } from "@/components/composer/prompt/prompt-box";
import { createStore } from "@/components/ui/store";
import { useComposerContext } from "../context";
import { createEditor } from "../editor/editor";

/** The text of one shot: part of the prompt, with the same images. */
export function ShotField({ index, label }: { index: number; label: string }) {
  const t = useTranslations("compose");
  const { store, editor } = useComposerContext();
  const root = useRef<HTMLDivElement>(null);
  const live = useRef<ReturnType<typeof createEditor> | null>(null);
  const [view] = useState(() => createStore<EditorView>(CLOSED));
  const [words] = useState<ChipWords>(() => ({
    spoken: (values) => t("mention.spoken", values),
    spokenRemoved: (values) => t("mention.spokenRemoved", values),
    spokenElement: (values) => t("mention.spokenElement", values),
    spokenGone: (values) => t("mention.spokenGone", values),
  }));
  const [page] = useState(() => shotPromptDocument(store, index));
  const [html] = useState(() => toHtml(page.get().doc, (key) => lookOf(store.get(), key, words)));

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const made = createEditor(element, store, page, view, words);
    live.current = made;
    let release: (() => void) | null = null;
    // Clicks on buttons and images leave the caret with the shot; only the prompt field takes it back.
    const watch = ({ target }: FocusEvent) => {
      if (target === element) release ??= editor.lend(made);
      else if (target instanceof HTMLElement && target.isContentEditable) {
        release?.();
        release = null;
      }
    };
    document.addEventListener("focusin", watch);
    return () => {
      document.removeEventListener("focusin", watch);
      release?.();
      made.destroy();
      live.current = null;
    };
  }, [store, editor, page, view, words]);

  return (
    <>
      <PromptBox
        ref={root}
        html={html}
        view={view}
        label={label}
        placeholder={t("shots.placeholder")}
        oneLine
        letters="px-3 py-2 text-base leading-7"
        frame="min-h-18 rounded-sm bg-surface ring-lamp-text focus:ring-2"
      />
      <MentionList view={view} onChoose={(key) => live.current?.choose(key)} />
    </>
  );
}
