"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { announce } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { type EditorView, MENTION_MENU_ID, mentionOptionId } from "@/components/composer/editor/menu-view";
import { ImageThumbnail } from "@/components/composer/images/image-thumbnail";
import { documentOf } from "@/components/composer/state";
import type { Store } from "@/components/ui/store";
import { useView } from "./use-view";

/** Pixels; with less room below the line, the list opens above it. */
const HEIGHT = 260;

/** The images that an `@…` may mean. The text field keeps the focus and its keys move through the list. */
export default function MentionList({ view, onChoose }: { view: Store<EditorView>; onChoose: (key: string) => void }) {
  const t = useTranslations("compose.mention");
  const { store } = useComposerContext();
  const menu = useView(view, (now) => now.menu);
  const images = useComposer((state) => documentOf(state).images);
  const list = useRef<HTMLDivElement>(null);
  const count = menu?.options.length ?? 0;
  const active = menu?.options[menu.active];

  useEffect(() => {
    if (count > 0) store.set(announce(t("found", { count })));
  }, [count, store, t]);
  useEffect(() => {
    if (active) document.getElementById(mentionOptionId(active))?.scrollIntoView({ block: "nearest" });
  }, [active]);

  if (!menu) return null;
  const above = menu.at.bottom + HEIGHT > window.innerHeight && menu.at.top > HEIGHT;
  return (
    <div
      ref={list}
      id={MENTION_MENU_ID}
      role="listbox"
      aria-label={t("list")}
      style={{
        left: Math.max(8, Math.min(menu.at.left - 8, window.innerWidth - 264)),
        ...(above ? { bottom: window.innerHeight - menu.at.top + 6 } : { top: menu.at.bottom + 6 }),
        maxHeight: HEIGHT,
      }}
      className="fixed z-50 w-64 overflow-y-auto rounded-md bg-raised p-1 shadow-(--shadow) ring-1 ring-line"
    >
      {menu.options.map((key) => {
        const number = images.findIndex((image) => image.key === key) + 1;
        const image = images[number - 1];
        if (!image) return null;
        return (
          <div
            key={key}
            id={mentionOptionId(key)}
            role="option"
            tabIndex={-1}
            aria-selected={key === active}
            // A click must not move the caret out of the text.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(key)}
            onKeyDown={(event) => event.key === "Enter" && onChoose(key)}
            className="flex min-h-11 cursor-pointer items-center gap-2.5 rounded-sm px-1.5 text-sm hover:bg-sunken aria-selected:bg-sunken"
          >
            <ImageThumbnail imageKey={key} className="size-8" />
            <span className="timecode text-lamp-text">{number}</span>
            <span dir="auto" className="min-w-0 truncate">
              {image.alias ? `@${image.alias}` : image.name}
            </span>
          </div>
        );
      })}
    </div>
  );
}
