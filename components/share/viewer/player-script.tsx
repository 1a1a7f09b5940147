"use client";

import { useEffect } from "react";

/**
 * What a page for strangers does once it is drawn. Its first video learns its length, for which the line was not to be
 * shared with the image. And that a video was started is reported once: the link and a number, no cookie, nothing about
 * who. `playKey` is null where that is not counted.
 */
export function PlayerScript({ slug, playKey }: { slug: string; playKey: string | null }) {
  useEffect(() => {
    const first = document.querySelector("video");
    if (first) first.preload = "metadata";
  }, []);
  useEffect(() => {
    if (!playKey) return;
    const report = () => navigator.sendBeacon(`/api/plays/${slug}`, playKey);
    document.addEventListener("play", report, { capture: true, once: true });
    return () => document.removeEventListener("play", report, { capture: true });
  }, [slug, playKey]);
  return null;
}
