"use client";

import { type ReactNode, type TouchEvent, useRef, useState } from "react";
import { go, type Way } from "@/components/video/navigation-memory";

/** A horizontal swipe goes to the previous or next video; the page still scrolls vertically. */
export function SwipeArea({ children, className = "" }: { children: ReactNode; className?: string }) {
  const { shift, handlers } = useSwipe(go);
  return (
    <div {...handlers} className={`touch-pan-y ${className}`}>
      <div
        className={
          shift === 0 ? "motion-safe:transition-[translate] motion-safe:duration-150" : "motion-reduce:translate-none!"
        }
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
  const start = useRef<{ x: number; y: number } | null>(null);
  const [shift, setShift] = useState(0);
  const end = () => {
    start.current = null;
    setShift(0);
  };
  return {
    shift,
    handlers: {
      onTouchStart(event: TouchEvent) {
        const touch = event.touches[0];
        const own = event.target instanceof HTMLElement && event.target.closest("input, button, a, select");
        const edge = touch && (touch.clientX < EDGE || touch.clientX > window.innerWidth - EDGE);
        const zoomed = (window.visualViewport?.scale ?? 1) > 1.01;
        start.current =
          touch && event.touches.length === 1 && !own && !edge && !zoomed
            ? { x: touch.clientX, y: touch.clientY }
            : null;
      },
      onTouchMove(event: TouchEvent) {
        const touch = event.touches[0];
        if (!touch || !start.current) return;
        if (event.touches.length > 1) return end();
        const [x, y] = [touch.clientX - start.current.x, touch.clientY - start.current.y];
        setShift(Math.abs(x) > Math.abs(y) * FLAT ? x : 0);
      },
      onTouchEnd(event: TouchEvent) {
        const touch = event.changedTouches[0];
        const way =
          touch && start.current ? swipeOf(touch.clientX - start.current.x, touch.clientY - start.current.y) : null;
        end();
        if (way) onSwipe(way);
      },
      onTouchCancel: end,
    },
  };
}
