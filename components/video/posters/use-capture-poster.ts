"use client";

import { useEffect } from "react";
import type { GenerationView } from "@/lib/generations/view";

/** A server with ffmpeg has made the poster by then; it is the better one, and costs the user nothing. */
const SERVER_FIRST_MS = 4_000;

/** Has this browser make the poster of a video that has none and is being looked at. */
export function useCapturePoster({ id, video, posterUrl }: GenerationView, seen: boolean): void {
  const url = seen && posterUrl === null ? video?.url : undefined;
  useEffect(() => {
    if (!url) return;
    const timer = setTimeout(() => {
      // Not to be had: the next look at this video makes it.
      void import("./capture-poster").then(({ capturePoster }) => capturePoster(id, url)).catch(() => undefined);
    }, SERVER_FIRST_MS);
    return () => clearTimeout(timer);
  }, [id, url]);
}
