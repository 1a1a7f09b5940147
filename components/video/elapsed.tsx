"use client";

import { useTranslations } from "next-intl";
import { timecode } from "./timecode";
import { useNow } from "./use-now";

/** Time since a moment as minutes and seconds. Not a live region: a screen reader would announce every second. */
export function Elapsed({ since }: { since: string }) {
  const t = useTranslations("gallery");
  const now = useNow();
  return (
    <time role="timer" aria-live="off" aria-label={t("elapsed")} className="timecode text-soft">
      {now === 0 ? "–:––" : timecode(now - Date.parse(since))}
    </time>
  );
}
