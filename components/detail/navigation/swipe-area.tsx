"use client";

import { type PointerEvent, type ReactNode, useRef, useState } from "react";
import { go, type Way } from "@/components/video/navigation-memory";
import { useFullscreen } from "@/components/video/player/fullscreen";

/** A horizontal swipe goes to the previous or next video; the page still scrolls vertically and zooms. */
export function SwipeArea({ children, className = "" }: { children: ReactNode; className?: string }) {
  const swipe = useSwipe(go);
  // What fills the window would be moved into this element.
  const shift = useFullscreen() ? 0 : swipe.shift;
  return (
    <div {...swipe.handlers} className={`touch-pan-y touch-pinch-zoom ${className}`}>
      <div
        className={`flex min-h-0 grow flex-col ${
          shift === 0 ? "motion-safe:transition-[translate] motion-safe:duration-150" : "motion-reduce:translate-none!"
        }`}
        style={shift === 0 ? undefined : { translate: `${shift * 0.6}px` }}
      >
        {children}
      </div>
    </div>
  );
}

/** The minimum distance of a swipe in pixels, and how much more horizontal than vertical it must be. */
const FAR = 56;
const FLAT = 1.6;
/** Touches this close to the edge are the system's own back gesture. */
const EDGE = 24;

/** The direction of a swipe; null when it scrolls, zooms or is too short. Left opens the next video. */
export function swipeOf(x: number, y: number): Way | null {
  if (Math.abs(x) < FAR || Math.abs(x) < Math.abs(y) * FLAT) return null;
  return x < 0 ? "next" : "previous";
}

/** Follows one finger; `shift` is how far the video moved with it. */
function useSwipe(onSwipe: (way: Way) => void) {
  const start = useRef<{ id: number; x: number; y: number } | null>(null);
  const [shift, setShift] = useState(0);
  const end = () => {
    start.current = null;
    setShift(0);
  };
  /** How far the followed finger has moved; null for any other pointer. */
  const moved = ({ pointerId, clientX, clientY }: PointerEvent) =>
    start.current?.id === pointerId ? { x: clientX - start.current.x, y: clientY - start.current.y } : null;
  return {
    shift,
    handlers: {
      onPointerDown(event: PointerEvent) {
        if (event.pointerType !== "touch") return;
        // A second finger zooms.
        if (!event.isPrimary) return end();
        const own = event.target instanceof Element && event.target.closest("input, button, a, select");
        const edge = event.clientX < EDGE || event.clientX > window.innerWidth - EDGE;
        const zoomed = (window.visualViewport?.scale ?? 1) > 1.01;
        start.current = own || edge || zoomed ? null : { id: event.pointerId, x: event.clientX, y: event.clientY };
      },
      onPointerMove(event: PointerEvent) {
        const by = moved(event);
        if (by) setShift(Math.abs(by.x) > Math.abs(by.y) * FLAT ? by.x : 0);
      },
      onPointerUp(event: PointerEvent) {
        const by = moved(event);
        if (!by) return;
        end();
        const way = swipeOf(by.x, by.y);
        if (way) onSwipe(way);
      },
      // The browser took over: it scrolls or zooms.
      onPointerCancel: end,
    },
  };
}
