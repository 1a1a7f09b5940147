"use client";

import type { VideoHTMLAttributes } from "react";

/** The player. The browser's own controls know keys, full screen, captions and picture in picture on every device. */
export function Film({ src, poster, label }: { src: string; poster: string | null; label: string }) {
  const player: VideoHTMLAttributes<HTMLVideoElement> = {
    src,
    poster: poster ?? undefined,
    controls: true,
    loop: true,
    playsInline: true,
    preload: "metadata",
  };
  return <video {...player} aria-label={label} className="size-full" />;
}
