"use client";

import { useEffect, useState } from "react";
import { preload } from "react-dom";
import type { GenerationView } from "@/lib/generations/view";

/** Milliseconds after which the current video has loaded what it needs. */
const LATER = 700;

/** Preloads the next video's poster and metadata once the current one is ready. */
export function PreloadNext({ video }: { video: GenerationView }) {
  const [warm, setWarm] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWarm(!savesData()), LATER);
    return () => clearTimeout(timer);
  }, []);
  if (!warm) return null;
  if (video.posterUrl) preload(video.posterUrl, { as: "image" });
  return video.video ? (
    <video src={video.video.url} preload="metadata" muted playsInline hidden aria-hidden="true" tabIndex={-1} />
  ) : null;
}

function savesData(): boolean {
  const connection: unknown = "connection" in navigator ? navigator.connection : null;
  return (
    typeof connection === "object" && connection !== null && "saveData" in connection && connection.saveData === true
  );
}
