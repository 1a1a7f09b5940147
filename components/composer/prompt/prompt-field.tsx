"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { STATUS_ID } from "@/components/composer/checks/status-id";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { type ChipWords, lookOf } from "@/components/composer/editor/chip-look";
import { CLOSED, type EditorView } from "@/components/composer/editor/menu-view";
import { toHtml } from "@/components/composer/editor/to-html";
import { documentOf } from "@/components/composer/state";
import { withMessages } from "@/components/ui/all-messages";
import { startUse, useUsed } from "@/components/ui/first-use";
import { lazyPart } from "@/components/ui/lazy-part";
import { createStore } from "@/components/ui/store";
import { PromptBox } from "./prompt-box";

const PromptParts = lazyPart(
  withMessages(() => import("./prompt-parts")),
  { eager: "silent" },
);

/** The prompt field, with mentions of images. What is sent is always plain text. */
export function PromptField() {
  const t = useTranslations("compose");
  const { store } = useComposerContext();
  const wrong = useComposer((state) => state.errors.prompt !== undefined);
  const used = useUsed();
  const root = useRef<HTMLDivElement>(null);
  const [view] = useState(() => createStore<EditorView>(CLOSED));
  const [words] = useState<ChipWords>(() => ({
    spoken: (values) => t("mention.spoken", values),
    spokenRemoved: (values) => t("mention.spokenRemoved", values),
    spokenElement: (values) => t("mention.spokenElement", values),
    spokenGone: (values) => t("mention.spokenGone", values),
  }));
  const [html] = useState(() => toHtml(documentOf(store.get()).doc, (key) => lookOf(store.get(), key, words)));

  useEffect(() => {
    // Typed before this script ran.
    if (html === "<br>" && root.current?.textContent) startUse();
  }, [html]);

  return (
    <>
      <PromptBox
        ref={root}
        id="compose-prompt"
        html={html}
        view={view}
        label={t("prompt.label")}
        placeholder={t("prompt.placeholder")}
        wrong={wrong}
        describedBy={wrong ? STATUS_ID : undefined}
        letters="text-lg folded:truncate"
        frame="folded:max-h-8"
      />
      {used && <PromptParts root={root} view={view} words={words} />}
    </>
  );
}
