"use client";

import { type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useEditor, useStripView } from "../use-editor";
import { snapPlaces, snapTo } from "./snap";
import { markStep, marksIn, markTime } from "./zoom";

/** Pixels beyond what is seen that have marks, so that scrolling renders only now and then. */
const MARGIN = 800;

type Props = { scroller: RefObject<HTMLElement | null>; end: number };

/** The times over the clips. Pressed or dragged, it moves the playhead; by keys the player's own slider does. */
export function Ruler({ scroller, end }: Props) {
  const { rate } = useEditor();
  const zoom = useStripView((now) => now.zoom);
  const [from, to] = useSeenPart(scroller);
  const step = markStep(zoom, rate);
  const frameAt = (x: number) => (x / zoom) * rate;
  const marks = marksIn([frameAt(from), Math.min(end, frameAt(to))], step);
  return (
    <div
      {...useSeekDrag()}
      aria-hidden="true"
      className="relative h-8 cursor-col-resize touch-none select-none overflow-hidden"
    >
      {marks.map((frame) => (
        <span
          key={frame}
          className="timecode absolute top-0 bottom-0 left-0 border-line border-l pt-2 pl-1 text-faint text-xs leading-none"
          style={{ transform: `translateX(${(frame / rate) * zoom}px)` }}
        >
          {markTime(frame, step, rate)}
        </span>
      ))}
    </div>
  );
}

/** The part of the strip that has marks, in pixels. */
function useSeenPart(scroller: RefObject<HTMLElement | null>): readonly [number, number] {
  const width = useStripView((now) => now.width);
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => setLeft(Math.floor(element.scrollLeft / (MARGIN / 2)) * (MARGIN / 2));
    look();
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [scroller]);
  return [left - MARGIN, left + width + MARGIN * 1.5];
}

function useSeekDrag() {
  const editor = useEditor();
  const places = useRef<number[] | null>(null);
  const seek = (event: PointerEvent<HTMLElement>) => {
    const { zoom, snap } = editor.view.get();
    const { rate, player } = editor;
    const wanted = ((event.clientX - event.currentTarget.getBoundingClientRect().left) / zoom) * rate;
    const guide = snap && !event.altKey ? snapTo(wanted, places.current ?? [], { zoom, rate }) : null;
    editor.view.set((now) => (now.guide === guide ? now : { ...now, guide }));
    player.seek(guide ?? Math.floor(wanted));
  };
  const end = () => {
    places.current = null;
    editor.view.set((now) => ({ ...now, guide: null }));
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || !event.isPrimary) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      places.current = snapPlaces(editor.timeline, null);
      seek(event);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => places.current && seek(event),
    onPointerUp: end,
    onPointerCancel: end,
  };
}
