"use client";

import { serverNow } from "@/components/ui/server-time";

/** A glow that grows from a start time, so that a reload or another tab shows the same brightness. */
export function ProgressGlow({ since }: { since: string }) {
  return (
    <div
      aria-hidden="true"
      ref={(layer) => {
        // Set here and not while rendering: the value would differ whenever React renders.
        if (layer) layer.style.animationDelay = `${Math.min(0, Date.parse(since) - serverNow())}ms`;
      }}
      className="pointer-events-none absolute inset-0 tile-gather"
    />
  );
}
