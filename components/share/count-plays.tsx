"use client";

import { useEffect } from "react";

/** Reports once that a film of this page was started: the link and a number, no cookie, nothing about who. */
export function CountPlays({ slug, playKey }: { slug: string; playKey: string }) {
  useEffect(() => {
    const report = () => navigator.sendBeacon(`/api/plays/${slug}`, playKey);
    document.addEventListener("play", report, { capture: true, once: true });
    return () => document.removeEventListener("play", report, { capture: true });
  }, [slug, playKey]);
  return null;
}
