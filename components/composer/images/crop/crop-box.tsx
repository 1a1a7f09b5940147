"use client";

import { useTranslations } from "next-intl";
import type { CSSProperties, KeyboardEvent, PointerEvent } from "react";
import type { ImageSize } from "@/lib/images/limits";
import { type CropArea, movedBox, resized } from "./geometry";

type Props = {
  box: CropArea;
  whole: ImageSize;
  label: string;
  describedBy: string;
  valueText: string;
  onChange: (box: CropArea) => void;
};

/** The position of each corner, as shares of the box. */
const CORNERS = [
  { x: 0, y: 0, look: "top-0 left-0 cursor-nwse-resize border-t-4 border-l-4" },
  { x: 1, y: 0, look: "top-0 right-0 cursor-nesw-resize border-t-4 border-r-4" },
  { x: 0, y: 1, look: "bottom-0 left-0 cursor-nesw-resize border-b-4 border-l-4" },
  { x: 1, y: 1, look: "right-0 bottom-0 cursor-nwse-resize border-r-4 border-b-4" },
] as const;

/** Image pixels per arrow key, and per arrow key with Shift. */
const STEP = 8;
const LEAP = 64;
const WAYS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** On many keyboards, the plus key without Shift types an equals sign. */
const GROWTH: Record<string, number> = { "+": 1.05, "=": 1.05, "-": 1 / 1.05 };

/** The crop area. Its middle moves it and its corners resize it, by pointer and by keys. `valueText` describes it. */
export function CropBox({ box, whole, label, describedBy, valueText, onChange }: Props) {
  const t = useTranslations("compose.crop");

  /** Follows one pointer from here; `change` gets the distance in pixels of the image. */
  const drag = (change: (across: number, down: number) => CropArea) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    const handle: HTMLElement = event.currentTarget;
    const shown = handle.closest("[data-whole]")?.getBoundingClientRect();
    if (!shown) return;
    const scale = whole.width / shown.width;
    const from = { x: event.clientX, y: event.clientY };
    const stop = new AbortController();
    const { signal } = stop;
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener(
      "pointermove",
      (at) => onChange(change((at.clientX - from.x) * scale, (at.clientY - from.y) * scale)),
      { signal },
    );
    for (const end of ["pointerup", "pointercancel"]) handle.addEventListener(end, () => stop.abort(), { signal });
  };

  const corner = (x: 0 | 1, y: 0 | 1) =>
    drag((across, down) => {
      const ratio = box.width / box.height;
      const wider = x === 1 ? across : -across;
      const higher = (y === 1 ? down : -down) * ratio;
      // The axis with the longer movement decides.
      const by = Math.abs(wider) > Math.abs(higher) ? wider : higher;
      return resized(box, box.width + by, whole, { x: 1 - x, y: 1 - y });
    });

  const onKeyDown = (event: KeyboardEvent) => {
    const way = WAYS[event.key];
    const growth = GROWTH[event.key];
    if (!way && !growth) return;
    event.preventDefault();
    const step = event.shiftKey ? LEAP : STEP;
    if (way) onChange(movedBox(box, way[0] * step, way[1] * step, whole));
    else if (growth) onChange(resized(box, box.width * growth, whole));
  };

  const percent = (part: number, of: number) => `${((part / of) * 100).toFixed(3)}%`;
  const place: CSSProperties = {
    left: percent(box.left, whole.width),
    top: percent(box.top, whole.height),
    width: percent(box.width, whole.width),
    height: percent(box.height, whole.height),
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-describedby={describedBy}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round((box.width / whole.width) * 100)}
      aria-valuetext={valueText}
      onKeyDown={onKeyDown}
      onPointerDown={drag((across, down) => movedBox(box, across, down, whole))}
      style={place}
      className="absolute cursor-move touch-none rounded-[2px] shadow-[0_0_0_9999px_rgb(0_0_0/0.6)] outline-2 outline-white/90 focus-visible:outline-3 focus-visible:outline-lamp"
    >
      <span className="pointer-events-none absolute inset-y-0 left-1/3 w-1/3 border-white/35 border-x" />
      <span className="pointer-events-none absolute inset-x-0 top-1/3 h-1/3 border-white/35 border-y" />
      {CORNERS.map(({ x, y, look }) => (
        <span
          key={look}
          title={t("corner")}
          onPointerDown={corner(x, y)}
          className={`absolute size-6 touch-none border-white pointer-coarse:size-11 ${look}`}
        />
      ))}
    </div>
  );
}
