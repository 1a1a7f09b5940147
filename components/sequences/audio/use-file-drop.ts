"use client";

import { useEffect, useEffectEvent, useState } from "react";

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

/** Takes a file that is dropped anywhere on the page. Returns whether one is above it. */
export function useFileDrop(take: (file: File | undefined) => void): boolean {
  const [over, setOver] = useState(false);
  const dropped = useEffectEvent(take);
  useEffect(() => {
    const stop = new AbortController();
    const on = (type: "dragover" | "dragleave" | "drop", run: (event: DragEvent) => void) =>
      window.addEventListener(type, run, { signal: stop.signal });
    on("dragover", (event) => {
      if (!hasFiles(event)) return;
      // Without this the browser would leave the page and open the file.
      event.preventDefault();
      setOver(true);
    });
    // Only what leaves the window.
    on("dragleave", (event) => event.relatedTarget === null && setOver(false));
    on("drop", (event) => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      dropped(event.dataTransfer?.files[0]);
    });
    return () => stop.abort();
  }, []);
  return over;
}
