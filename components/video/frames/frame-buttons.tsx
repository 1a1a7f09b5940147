"use client";

import { Frame, StepForward } from "lucide-react";
import { useTranslations } from "next-intl";
import type { OwnVideo } from "./save-frame";
import { useFrameTools } from "./use-frame-tools";

/** Below the user's own video: actions for its frames. */
export function FrameButtons({ video, className }: { video: OwnVideo; className: string }) {
  const t = useTranslations("gallery.frames");
  const { busy, take, goOn } = useFrameTools(video);
  return (
    <>
      <button type="button" className={className} disabled={busy} onClick={() => take(findPlayer(video.url) ?? 0)}>
        <Frame aria-hidden="true" className="size-4" />
        {t("use")}
      </button>
      <button type="button" className={className} disabled={busy} onClick={goOn}>
        <StepForward aria-hidden="true" className="size-4" />
        {t("goOn")}
      </button>
    </>
  );
}

/** The player of a video on this page, by the video's URL; not a card's muted loop. Null while there is none. */
const findPlayer = (url: string): HTMLVideoElement | null =>
  document.querySelector<HTMLVideoElement>(`video[src="${CSS.escape(url)}"]:not([aria-hidden="true"])`);
