"use client";

import { type RefObject, useEffect, useRef } from "react";
import { useEditor, useStripView } from "../use-editor";

/** Pixels between the strip's left edge and the playhead after the strip has followed it. */
const ROOM = 48;

/** Where the playhead is over the clips, and the strip follows it. Moved without React: it does so with every frame. */
export function PlayheadLine({ scroller }: { scroller: RefObject<HTMLElement | null> }) {
  const { player, view, rate } = useEditor();
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let last = -1;
    const follow = () => {
      const [element, box] = [line.current, scroller.current];
      const { frame, speed } = player.store.get();
      const { zoom, held, width } = view.get();
      if (!element || !box) return;
      const x = (frame / rate) * zoom;
      element.style.transform = `translateX(${x}px)`;
      // An end that is dragged is where the playhead is, and everything else has to stay.
      element.style.opacity = held ? "0" : "1";
      const left = box.scrollLeft;
      if (frame !== last && !held && (x < left || x > left + width))
        box.scrollLeft = speed > 0 ? x - ROOM : x - width / 2;
      last = frame;
    };
    follow();
    const stops = [player.store.subscribe(follow), view.subscribe(follow)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [player, view, rate, scroller]);
  return (
    <div
      ref={line}
      aria-hidden="true"
      className="pointer-events-none absolute top-0 bottom-0 left-0 z-40 w-px bg-danger will-change-transform before:absolute before:-left-[5px] before:top-0 before:h-3 before:w-[11px] before:bg-danger before:[clip-path:polygon(0_0,100%_0,100%_45%,50%_100%,0_45%)]"
    />
  );
}

/** Where a dragged end or the playhead has snapped to. */
export function SnapLine() {
  const { rate } = useEditor();
  const guide = useStripView((now) => now.guide);
  const zoom = useStripView((now) => now.zoom);
  if (guide === null) return null;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute top-0 bottom-0 left-0 z-40 w-px bg-lamp"
      style={{ transform: `translateX(${(guide / rate) * zoom}px)` }}
    />
  );
}
