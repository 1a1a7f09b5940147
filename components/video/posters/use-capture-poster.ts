"use client";

import { useEffect } from "react";
import type { GenerationView } from "@/lib/generations/view";

/** A server with ffmpeg makes a better poster by then, at no cost to the user. */
const SERVER_FIRST_MS = 4_000;

/** Has this browser capture the poster of a visible video that has none. */
export function useCapturePoster({ id, video, posterUrl }: GenerationView, seen: boolean): void {
  const url = seen && posterUrl === null ? video?.url : undefined;
  useEffect(() => {
    if (!url) return;
    const timer = setTimeout(() => {
      // Failed to load: the next view of this video tries again.
      void import("./capture-poster").then(({ capturePoster }) => capturePoster(id, url)).catch(() => undefined);
    }, SERVER_FIRST_MS);
    return () => clearTimeout(timer);
  }, [id, url]);
}
