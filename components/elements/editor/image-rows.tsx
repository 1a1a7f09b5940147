"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { EditedImage } from "./edited-images";
import { ImageRow } from "./image-row";
import type { EditedImages } from "./use-edited-images";

/** The images in their order. Says what a move or removal did, and keeps the focus in the list. */
export function ImageRows({ rows, change, move, remove }: Pick<EditedImages, "rows" | "change" | "move" | "remove">) {
  const t = useTranslations("elements.editor");
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState("");
  const focus = (at: number, action: string) => {
    const row = list.current?.children[Math.min(at, (list.current?.children.length ?? 0) - 1)];
    row?.querySelector<HTMLElement>(`[data-do="${action}"]:not(:disabled), [data-do="remove"]`)?.focus();
  };
  function moved(row: EditedImage, at: number, by: -1 | 1) {
    flushSync(() => move(row.id, by));
    setSaid(t("placed", { name: row.name, place: at + by + 1, count: rows.length }));
    focus(at + by, by < 0 ? "earlier" : "later");
  }
  function removed(row: EditedImage, at: number) {
    flushSync(() => remove(row.id));
    setSaid(t("removed", { name: row.name }));
    focus(at, "remove");
  }
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <ol ref={list} aria-label={t("images")} className="flex flex-col gap-2 empty:hidden">
        {rows.map((row, at) => (
          <ImageRow
            key={row.id}
            row={row}
            number={at + 1}
            last={at === rows.length - 1}
            onChange={(part) => change(row.id, part)}
            onMove={(by) => moved(row, at, by)}
            onRemove={() => removed(row, at)}
          />
        ))}
      </ol>
    </>
  );
}
