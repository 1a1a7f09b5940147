"use client";

import type { ReactNode } from "react";
import { go } from "@/components/video/navigation-memory";
import { useSwipe } from "./use-swipe";

/** A finger's stroke over the screen goes to the video beside it; the page still scrolls up and down. */
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
