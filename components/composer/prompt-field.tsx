"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useDesk } from "./context";
import { createEditor } from "./editor/editor";
import { toHtml } from "./editor/html";
import { type ChipWords, lookOf } from "./editor/looks";
import { CLOSED, type EditorView } from "./editor/view";
import { errorId, FieldError } from "./field-error";
import { LostMentions } from "./lost-mentions";
import { MentionCard } from "./mention-card";
import { MentionList } from "./mention-list";
import { PromptBox } from "./prompt-box";
import { PromptCount } from "./prompt-count";
import { workOf } from "./state";
import { createStore } from "./store";

type Editor = ReturnType<typeof createEditor>;

/** The prompt: text in which pictures are spoken of. What is sent of it is always plain text. */
export function PromptField() {
  const t = useTranslations("compose.mention");
  const { store, editor } = useDesk();
  const root = useRef<HTMLDivElement>(null);
  const live = useRef<Editor | null>(null);
  const [view] = useState(() => createStore<EditorView>(CLOSED));
  const [words] = useState<ChipWords>(() => ({
    spoken: (values) => t("spoken", values),
    spokenLost: (values) => t("spokenLost", values),
  }));
  const [html] = useState(() => toHtml(workOf(store.get()).doc, (key) => lookOf(store.get(), key, words)));

  useEffect(() => {
    if (!root.current) return;
    const made = createEditor(root.current, store, view, words);
    live.current = made;
    const detach = editor.attach(made);
    return () => {
      detach();
      made.destroy();
      live.current = null;
    };
  }, [store, editor, view, words]);

  return (
    <div className="flex flex-col gap-1.5">
      <PromptBox ref={root} html={html} view={view} describedBy={errorId("prompt")} />
      <PromptCount />
      <FieldError field="prompt" />
      <LostMentions />
      <MentionList view={view} onChoose={(key) => live.current?.choose(key)} />
      <MentionCard view={view} onStay={() => live.current?.stay()} onLeave={() => live.current?.leave()} />
    </div>
  );
}
