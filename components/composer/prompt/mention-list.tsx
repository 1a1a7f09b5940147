"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { elementById } from "@/components/composer/cast/cast";
import { CastThumbnail } from "@/components/composer/cast/cast-thumbnail";
import { announce } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { type EditorView, MENTION_MENU_ID, mentionOptionId } from "@/components/composer/editor/menu-view";
import { ImageThumbnail } from "@/components/composer/images/image-thumbnail";
import { documentOf } from "@/components/composer/state";
import type { Store } from "@/components/ui/store";
import { elementIdOf } from "@/lib/elements/element-key";
import { useView } from "./use-view";

/** Pixels: of a row, and around the list. */
const ROW = 44;
const PADDING = 4;
const GAP = 6;
/** More rows scroll. */
const MOST_ROWS = 6;

/** The images and elements that an `@…` may mean. The text field keeps the focus and its keys move through the list. */
export function MentionList({ view, onChoose }: { view: Store<EditorView>; onChoose: (key: string) => void }) {
  const t = useTranslations("compose.mention");
  const { store } = useComposerContext();
  const menu = useView(view, (now) => now.menu);
  const images = useComposer((state) => documentOf(state).images);
  const say = useTranslations("elements");
  const cast = useComposer((state) => state.cast);
  const count = menu?.options.length ?? 0;
  const active = menu?.options[menu.active];

  useEffect(() => {
    if (count > 0) store.set(announce(t("found", { count })));
  }, [count, store, t]);
  useEffect(() => {
    if (active) document.getElementById(mentionOptionId(active))?.scrollIntoView({ block: "nearest" });
  }, [active]);

  if (!menu) return null;
  const around = GAP + 2 * PADDING;
  const room = { below: window.innerHeight - menu.at.bottom - around, above: menu.at.top - around };
  const wanted = Math.min(count, MOST_ROWS) * ROW;
  const above = wanted > room.below && room.above > room.below;
  const rows = Math.floor(Math.min(wanted, above ? room.above : room.below) / ROW);
  return (
    <div
      style={{
        left: Math.max(8, Math.min(menu.at.left - 8, window.innerWidth - 264)),
        ...(above ? { bottom: window.innerHeight - menu.at.top + GAP } : { top: menu.at.bottom + GAP }),
        padding: PADDING,
      }}
      className="fixed z-50 w-64 rounded-md bg-raised shadow-(--shadow) ring-1 ring-line"
    >
      <div
        id={MENTION_MENU_ID}
        role="listbox"
        aria-label={t("list")}
        // Whole rows, so that none is cut.
        style={{ maxHeight: Math.max(1, rows) * ROW }}
        className="snap-y snap-mandatory overflow-y-auto"
      >
        {menu.options.map((key) => {
          const number = images.findIndex((image) => image.key === key) + 1;
          const image = images[number - 1];
          const id = elementIdOf(key);
          const element = id === null ? undefined : elementById(cast, id);
          if (!image && !element) return null;
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
              className="list-option flex h-11 snap-start items-center gap-2.5 rounded-sm px-1.5 text-sm"
            >
              {element ? (
                <CastThumbnail element={element} className="size-8" />
              ) : (
                <ImageThumbnail imageKey={key} className="size-8" />
              )}
              {image && <span className="timecode text-lamp-text">{number}</span>}
              <span dir="auto" className="min-w-0 grow truncate">
                {element ? element.name : image?.alias ? `@${image.alias}` : image?.name}
              </span>
              {element && <span className="text-faint text-xs">{say(`kinds.${element.kind}`)}</span>}
            </div>
          );
        })}
      </div>
    </div>
  );
}
