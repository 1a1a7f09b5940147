"use client";

import type { ReactNode } from "react";
import { findPlayer } from "@/components/detail/find-player";

type Props = { url: string; seconds: number; className: string; children: ReactNode };

/** Plays the page's video from a second on. */
export function SeekButton({ url, seconds, className, children }: Props) {
  function seek() {
    const player = findPlayer(url);
    if (!player) return;
    // At the exact time of a cut, rounding may show the frame before it.
    player.currentTime = seconds + 0.001;
    void player.play().catch(() => undefined);
  }
  return (
    <button type="button" onClick={seek} className={className}>
      {children}
    </button>
  );
}
