"use client";

import { serverNow } from "@/components/ui/server-time";
import styles from "./frames.module.css";

/** Light that has been gathering since a moment: a reload or another tab finds it as bright as it was. */
export function Gathering({ since }: { since: string }) {
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
