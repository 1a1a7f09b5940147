"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { type ChipWords, lookOf } from "@/components/composer/editor/chip-look";
import { CLOSED, type EditorView } from "@/components/composer/editor/menu-view";
import { toHtml } from "@/components/composer/editor/to-html";
import { documentOf } from "@/components/composer/state";
import { errorId, FieldErrorText } from "@/components/composer/submit/field-error";
import { useMounted } from "@/components/composer/use-mounted";
import { keepTrying } from "@/components/ui/keep-trying";
import { lazyPart } from "@/components/ui/lazy-part";
import { createStore } from "@/components/ui/store";
import { MAX_PROMPT } from "@/lib/generations/settings";
import { MissingMentions } from "./missing-mentions";
import { PromptBox } from "./prompt-box";
import { sentText } from "./serialize";

const MentionList = lazyPart(() => import("./mention-list"), { eager: "silent" });
const MentionCard = lazyPart(() => import("./mention-card"), { eager: "silent" });

type Editor = ReturnType<typeof import("@/components/composer/editor/editor").createEditor>;

/** The prompt field, with mentions of images. What is sent is always plain text. */
export function PromptField() {
  const t = useTranslations("compose");
  const { store, editor } = useComposerContext();
  const wrong = useComposer((state) => state.errors.prompt !== undefined);
  const mounted = useMounted();
  const root = useRef<HTMLDivElement>(null);
  const live = useRef<Editor | null>(null);
  const [view] = useState(() => createStore<EditorView>(CLOSED));
  const [words] = useState<ChipWords>(() => ({
    spoken: (values) => t("mention.spoken", values),
    spokenRemoved: (values) => t("mention.spokenRemoved", values),
  }));
  const [html] = useState(() => toHtml(documentOf(store.get()).doc, (key) => lookOf(store.get(), key, words)));

  useEffect(() => {
    let over = false;
    let leave: () => void = () => undefined;
    // The element can be typed in before the editor is loaded; the editor then reads its text.
    const parts = () =>
      Promise.all([
        import("@/components/composer/editor/editor"),
        import("@/components/composer/editor/editor-document"),
      ]);
    void keepTrying(parts).then(([{ createEditor }, { promptDocument }]) => {
      if (over || !root.current) return;
      const made = createEditor(root.current, store, promptDocument(store), view, words);
      const detach = editor.attach(made);
      live.current = made;
      leave = () => {
        detach();
        made.destroy();
        live.current = null;
      };
    });
    return () => {
      over = true;
      leave();
    };
  }, [store, editor, view, words]);

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
        describedBy={errorId("prompt")}
        letters="text-lg folded:truncate"
        frame="folded:max-h-8"
      />
      <div className="contents folded:hidden">
        <PromptCount />
        <FieldErrorText field="prompt" />
        <MissingMentions />
      </div>
      {mounted && (
        <>
          <MentionList view={view} onChoose={(key) => live.current?.choose(key)} />
          <MentionCard view={view} onStay={() => live.current?.stay()} onLeave={() => live.current?.leave()} />
        </>
      )}
    </>
  );
}

/** The count appears this many characters before the limit; earlier it would only distract. */
const NEAR = 400;

function PromptCount() {
  const t = useTranslations("compose.prompt");
  const count = useComposer((state) => {
    const { length } = sentText(documentOf(state));
    return length > MAX_PROMPT - NEAR ? length : 0;
  });
  const truncated = useComposer((state) => state.truncated);
  return (
    <>
      {count > 0 && (
        <p className={`timecode self-end ${count > MAX_PROMPT ? "text-danger" : "text-faint"}`}>
          {t("count", { count, most: MAX_PROMPT })}
        </p>
      )}
      <p role="status" className="text-making text-sm empty:hidden">
        {truncated && t("truncated", { ...truncated, most: MAX_PROMPT })}
      </p>
    </>
  );
}
