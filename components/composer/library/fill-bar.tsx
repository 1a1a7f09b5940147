"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import type { Role } from "@/components/composer/prompt/roles";
import { useComposer, useComposerContext } from "../context";
import { type CaretRange, caretRange } from "../editor/caret";
import { documentOf } from "../state";
import { fillIn } from "./draft-changes";
import { placeholderAfter, placeholderBefore, placeholdersOf } from "./placeholders";

const BUTTON = "min-h-9 rounded-sm bg-sunken px-2.5 text-sm text-ink hover:text-lamp-text";
const NOWHERE: CaretRange = { anchor: 0, focus: 0 };

/**
 * While a template is being filled in: the placeholders that are left, and Tab from one to the next. After the last one
 * Tab leaves the field, and Escape restores its usual meaning, so that the keyboard isn't trapped.
 */
export default function FillBar({ roles }: { roles: readonly Role[] }) {
  const t = useTranslations("compose");
  const { store, editor } = useComposerContext();
  const left = useComposer((state) => placeholdersOf(documentOf(state).doc).length);
  const images = useComposer((state) => documentOf(state).images.length);
  const wanted = roles.slice(images);
  const over = left === 0 && wanted.length === 0;

  useEffect(() => {
    if (over) store.set(fillIn(null));
  }, [over, store]);

  useEffect(() => {
    const root = document.getElementById("compose-prompt");
    if (!root) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") store.set(fillIn(null));
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
  }, [store, editor]);

  const next = () => {
    const { doc } = documentOf(store.get());
    const placeholder = placeholderAfter(doc, 0);
    if (placeholder) editor.select(placeholder[0], placeholder[1]);
  };
  if (over) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-md bg-raised p-3 text-sm">
      <p className="grow basis-52 text-soft">
        {left > 0 && t("library.fill.left", { count: left })}{" "}
        {wanted.length > 0 &&
          t("library.fill.images", {
            images: wanted
              .map((role, at) => `@image${images + at + 1} (${t(`roles.${role}.name`)})`)
              .join(t("library.fill.and")),
          })}
      </p>
      {left > 0 && (
        <button type="button" className={BUTTON} onClick={next}>
          {t("library.fill.next")}
        </button>
      )}
      {wanted.length > 0 && (
        <button type="button" className={BUTTON} onClick={() => document.getElementById("compose-add")?.click()}>
          {t("images.add")}
        </button>
      )}
      <button type="button" className={BUTTON} onClick={() => store.set(fillIn(null))}>
        {t("library.fill.done")}
      </button>
    </div>
  );
}
