"use client";

import styles from "./frames.module.css";

/** Light that has been gathering since a moment: a reload or another tab finds it as bright as it was. */
export function Gathering({ since }: { since: string }) {
  return (
    <div
      aria-hidden="true"
      ref={(layer) => {
        // Set here and not while rendering: the server's clock and the browser's never agree.
        if (layer) layer.style.animationDelay = `${Math.min(0, Date.parse(since) - Date.now())}ms`;
      }}
      className={`pointer-events-none absolute inset-0 ${styles.gather}`}
    />
  );
}
