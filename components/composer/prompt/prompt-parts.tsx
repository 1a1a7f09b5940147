"use client";

import { type RefObject, useEffect, useRef } from "react";
import { useComposerContext } from "@/components/composer/context";
import type { ChipWords } from "@/components/composer/editor/chip-look";
import { createEditor } from "@/components/composer/editor/editor";
import { promptDocument } from "@/components/composer/editor/editor-document";
import type { EditorView } from "@/components/composer/editor/menu-view";
import type { Store } from "@/components/ui/store";
import { MentionCard } from "./mention-card";
import { MentionList } from "./mention-list";
import { PromptCount } from "./prompt-count";

type Props = { root: RefObject<HTMLDivElement | null>; view: Store<EditorView>; words: ChipWords };

/** The editor of the prompt and what it opens. It reads what was typed before it was loaded. */
export default function PromptParts({ root, view, words }: Props) {
  const { store, editor } = useComposerContext();
  const live = useRef<ReturnType<typeof createEditor> | null>(null);
  useEffect(() => {
    if (!root.current) return;
    const made = createEditor(root.current, store, promptDocument(store), view, words);
    const detach = editor.attach(made);
    live.current = made;
    return () => {
      detach();
      made.destroy();
      live.current = null;
    };
  }, [root, store, editor, view, words]);
  return (
    <>
      <div className="contents folded:hidden">
        <PromptCount />
      </div>
      <MentionList view={view} onChoose={(key) => live.current?.choose(key)} />
      <MentionCard view={view} onStay={() => live.current?.stay()} onLeave={() => live.current?.leave()} />
    </>
  );
}
