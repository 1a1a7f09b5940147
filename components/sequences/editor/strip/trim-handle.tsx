"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import type { Clip } from "@/lib/sequences/content";
import { clipLength, smpte } from "@/lib/sequences/timeline";
import { useEditor } from "../use-editor";
import { snapPlaces, snapTo } from "./snap";

/** Frames that an arrow key moves the end by with Shift. */
const MANY = 10;

/** `outside`: beside the clip, which is too narrow. */
type Props = { clip: Clip; place: number; end: "in" | "out"; outside: boolean };

/** One end of the selected clip: dragged, or moved frame by frame with the arrow keys. */
export function TrimHandle({ clip, place, end, outside }: Props) {
  const t = useTranslations("sequences.strip");
  const editor = useEditor();
  const input = useRef<HTMLInputElement>(null);
  const value = clip[end];
  const trim = (to: number) => editor.trim(clip.key, within(clip, end, to));
  const press = (event: KeyboardEvent) => {
    if (event.key === "Escape" && editor.view.get().held) {
      event.preventDefault();
      editor.release(true);
    }
    const way = WAYS[event.key];
    if (!way) return;
    event.preventDefault();
    trim(value + way * (event.shiftKey ? MANY : 1));
  };
  return (
    <span
      {...useTrimDrag(clip, end, () => input.current?.focus({ preventScroll: true }))}
      data-handle=""
      className={`absolute top-0 z-30 grid h-20 w-4 cursor-ew-resize touch-none place-items-center bg-lamp text-lamp-ink outline-offset-2 before:absolute before:-inset-x-1 before:inset-y-0 has-focus-visible:outline-2 has-focus-visible:outline-lamp-text pointer-coarse:w-6 pointer-coarse:before:-inset-x-2.5 ${SIDES[end][outside ? "outside" : "inside"]}`}
    >
      <span aria-hidden="true" className="h-7 w-0.5 rounded-full bg-current opacity-70" />
      <input
        ref={input}
        type="range"
        aria-label={t(end === "in" ? "left_edge" : "right_edge", { place })}
        aria-valuetext={smpte(value, editor.rate)}
        min={end === "in" ? 0 : clip.in + 1}
        max={end === "in" ? clip.out - 1 : clip.frames}
        value={value}
        onChange={(event) => trim(event.target.valueAsNumber)}
        onKeyDown={press}
        className="pointer-events-none absolute inset-0 size-full opacity-0"
      />
    </span>
  );
}

const SIDES = {
  in: { inside: "left-0 rounded-l-md", outside: "right-full rounded-l-md" },
  out: { inside: "right-0.5 rounded-r-md", outside: "left-full rounded-r-md" },
};

const WAYS: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/** A dragged end stops at the other one, which stays. */
const within = (clip: Clip, end: "in" | "out", to: number): { in: number } | { out: number } =>
  end === "in" ? { in: Math.min(clip.out - 1, to) } : { out: Math.max(clip.in + 1, to) };

function useTrimDrag(clip: Clip, end: "in" | "out", focus: () => void) {
  const editor = useEditor();
  const grip = useRef<{ x: number; box: Element | null; left: number; places: number[] } | null>(null);
  const letGo = (undo: boolean) => {
    grip.current = null;
    editor.release(undo);
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || !event.isPrimary) return;
      // Else the focus would go from the handle to the clip behind it.
      event.preventDefault();
      focus();
      event.currentTarget.setPointerCapture(event.pointerId);
      const box = event.currentTarget.closest("[data-scroller]");
      const places = snapPlaces(editor.timeline, editor.player.frame);
      grip.current = { x: event.clientX, box, left: box?.scrollLeft ?? 0, places };
      editor.hold(clip, end);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const [{ held, zoom, snap }, now] = [editor.view.get(), grip.current];
      if (!held || !now) return;
      const { rate } = editor;
      const start = held.cuts[editor.clips.findIndex(({ key }) => key === clip.key)] ?? 0;
      const edge = end === "in" ? start : start + clipLength(held.clip);
      const pixels = event.clientX - now.x + (now.box?.scrollLeft ?? 0) - now.left;
      const wanted = edge + (pixels / zoom) * rate;
      const guide = snap && !event.altKey ? snapTo(wanted, now.places, { zoom, rate }) : null;
      const to = held.clip[end] + Math.round(guide ?? wanted) - edge;
      editor.trim(clip.key, within(held.clip, end, to));
      // It may have stopped earlier, at the video's own end.
      const reached = editor.clips.find(({ key }) => key === clip.key)?.[end] === to;
      editor.view.set((view) => ({ ...view, guide: reached ? guide : null }));
    },
    onPointerUp: () => letGo(false),
    onPointerCancel: () => letGo(true),
    onLostPointerCapture: () => letGo(false),
  };
}
