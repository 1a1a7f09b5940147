"use client";

import type { Ref } from "react";
import { type EditorView, MENTION_MENU_ID, mentionOptionId } from "@/components/composer/editor/menu-view";
import type { Store } from "@/components/ui/store";
import { useView } from "./use-view";

type Props = {
  ref: Ref<HTMLDivElement>;
  /** Omitted when nothing refers to it. */
  id?: string;
  html: string;
  view: Store<EditorView>;
  label: string;
  placeholder: string;
  oneLine?: boolean;
  wrong?: boolean;
  describedBy?: string;
  /** The text size, shared with the placeholder, and the look of the frame. */
  letters: string;
  frame: string;
};

/** The editable element. The editor owns its content; React renders only the element itself. */
export function PromptBox({
  ref,
  id,
  html,
  view,
  label,
  placeholder,
  oneLine = false,
  letters,
  frame,
  ...rest
}: Props) {
  const active = useView(view, (now) => now.menu?.options[now.menu.active] ?? null);
  return (
    <div
      className={`grid grid-rows-[minmax(0,1fr)] *:[grid-area:1/1] ${oneLine ? "" : "min-h-24 lg:min-h-32 folded:min-h-0"}`}
    >
      <div
        ref={ref}
        id={id}
        dir="auto"
        role="textbox"
        tabIndex={0}
        aria-multiline={!oneLine}
        aria-label={label}
        aria-placeholder={placeholder}
        aria-invalid={rest.wrong}
        aria-describedby={rest.describedBy}
        aria-autocomplete="list"
        aria-controls={active === null ? undefined : MENTION_MENU_ID}
        aria-activedescendant={active === null ? undefined : mentionOptionId(active)}
        contentEditable
        suppressContentEditableWarning
        suppressHydrationWarning
        spellCheck
        enterKeyHint="enter"
        dangerouslySetInnerHTML={{ __html: html }}
        data-empty={html === "<br>" ? "" : undefined}
        className={`peer wrap-anywhere min-w-0 overflow-y-auto whitespace-pre-wrap text-ink outline-none ${letters} ${frame}`}
      />
      <p aria-hidden className={`pointer-events-none hidden text-faint peer-data-[empty]:block ${letters}`}>
        {placeholder}
      </p>
    </div>
  );
}
