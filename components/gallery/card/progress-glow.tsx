"use client";

import styles from "@/components/gallery/grid/tiles.module.css";
import { serverNow } from "@/components/ui/server-time";

/** Light that has been gathering since a moment: a reload or another tab finds it as bright as it was. */
export function ProgressGlow({ since }: { since: string }) {
  return (
    <div
      aria-hidden="true"
      ref={(layer) => {
        // Set here and not while rendering: it would be another with each drawing.
        if (layer) layer.style.animationDelay = `${Math.min(0, Date.parse(since) - serverNow())}ms`;
      }}
      className={`pointer-events-none absolute inset-0 ${styles.gather}`}
    />
  );
}
