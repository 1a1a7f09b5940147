"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, PointerEvent } from "react";
import { cardPosterUrl } from "@/components/video/posters/card-poster-url";
import type { Clip, ClipVideo, Point } from "@/lib/sequences/content";
import { outputRatio } from "../player/output-ratio";
import { useEditor, useEditorState } from "../use-editor";
import { focusAt, remainder } from "./crop";

const WAYS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Percent that an arrow key moves the point by with Shift. */
const MANY = 10;

/** What remains of a video that is cropped: a rectangle that is clicked, dragged, or moved with the arrow keys. */
export default function FocusPoint({ clip, video }: { clip: Clip; video: ClipVideo }) {
  const t = useTranslations("sequences.strip");
  const editor = useEditor();
  const { x, y } = clip.focus;
  const ratio = video.width / video.height;
  const part = remainder(ratio, useEditorState(outputRatio), clip.focus);
  const set = (focus: Point) => editor.settings(clip.key, { focus });
  const press = (event: KeyboardEvent) => {
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    const by = event.shiftKey ? MANY : 1;
    set({ x: percent(x + way[0] * by), y: percent(y + way[1] * by) });
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const place = { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
    set(focusAt(place, part, clip.focus));
  };
  return (
    <div>
      <p className="pb-1 text-soft text-sm">{t("focus")}</p>
      <div
        onPointerDown={(event) => {
          if (event.button !== 0 || !event.isPrimary) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          drag(event);
        }}
        onPointerMove={drag}
        className="relative max-h-40 max-w-full cursor-crosshair touch-none overflow-hidden rounded-md bg-center bg-cover bg-sunken outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-lamp-text"
        style={{
          ...{ aspectRatio: ratio, backgroundColor: video.placeholder ?? undefined },
          width: `calc(10rem * ${ratio})`,
          backgroundImage: video.posterUrl ? `url("${cardPosterUrl(video.posterUrl)}")` : undefined,
        }}
      >
        <input
          type="range"
          aria-label={t("focus")}
          aria-valuetext={t("focus_at", { x, y })}
          value={x}
          onChange={(event) => set({ x: event.target.valueAsNumber, y })}
          onKeyDown={press}
          className="pointer-events-none absolute inset-0 size-full opacity-0"
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute border-2 border-lamp shadow-[0_0_0_100rem_rgb(0_0_0/0.6)]"
          style={{ left: share(part.x), top: share(part.y), width: share(part.width), height: share(part.height) }}
        />
      </div>
      <p className="pt-1 text-faint text-xs">{t("focus_hint")}</p>
    </div>
  );
}

const share = (value: number): string => `${value * 100}%`;
const percent = (value: number): number => Math.round(Math.min(100, Math.max(0, value)));
