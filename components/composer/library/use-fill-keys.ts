import { useEffect } from "react";
import { useComposer, useComposerContext } from "../context";
import { type CaretRange, caretRange } from "../editor/caret";
import { documentOf } from "../state";
import { fillIn } from "./draft-changes";
import { placeholderAfter, placeholderBefore, placeholdersOf } from "./placeholders";

const NOWHERE: CaretRange = { anchor: 0, focus: 0 };

/**
 * While a template is being filled in, Tab goes from one placeholder to the next. After the last one Tab leaves the
 * field, and Escape restores its usual meaning, so that the keyboard isn't trapped.
 */
export function useFillKeys(): void {
  const { store, editor } = useComposerContext();
  const filling = useComposer((state) => state.filling);
  const over = useComposer((state) => state.filling && placeholdersOf(documentOf(state).doc).length === 0);

  useEffect(() => {
    if (over) store.set(fillIn(false));
  }, [over, store]);

  useEffect(() => {
    const root = document.getElementById("compose-prompt");
    if (!filling || !root) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") store.set(fillIn(false));
      if (event.key !== "Tab") return;
      const { anchor, focus } = caretRange(root) ?? NOWHERE;
      const { doc } = documentOf(store.get());
      const placeholder = event.shiftKey
        ? placeholderBefore(doc, Math.min(anchor, focus))
        : placeholderAfter(doc, anchor === focus ? focus : Math.max(anchor, focus));
      if (!placeholder) return;
      event.preventDefault();
      editor.select(placeholder[0], placeholder[1]);
    };
    root.addEventListener("keydown", press);
    return () => root.removeEventListener("keydown", press);
  }, [filling, store, editor]);
}
