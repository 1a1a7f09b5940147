"use client";

import { useEffect } from "react";

/**
 * The script of a shared page. It loads the first video's metadata only now, so that the poster didn't compete with it,
 * and reports once that a video was started: the link and a number, no cookie, nothing about the visitor. `playKey` is
 * null where plays aren't counted.
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
