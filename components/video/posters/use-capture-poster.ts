"use client";

import { useEffect } from "react";
import type { GenerationView } from "@/lib/generations/view";

/** A server with ffmpeg has made the poster by then; it is the better one, and costs the person nothing. */
const SERVER_FIRST_MS = 4_000;

/** Has this browser make the poster of a film that has none and is being looked at. */
export function useCapturePoster({ id, video, posterUrl }: GenerationView, seen: boolean): void {
  const url = seen && posterUrl === null ? video?.url : undefined;
  useEffect(() => {
    if (!url) return;
    const timer = setTimeout(() => {
      // Not to be had: the next look at this film makes it.
      void import("./capture-poster").then(({ capturePoster }) => capturePoster(id, url)).catch(() => undefined);
    }, SERVER_FIRST_MS);
    return () => clearTimeout(timer);
  }, [id, url]);
}
