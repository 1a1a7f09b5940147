"use client";

import type { ReactNode } from "react";
import { go } from "@/components/video/navigation-memory";
import { useSwipe } from "./use-swipe";

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
