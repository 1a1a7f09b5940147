"use client";

import { Frame, StepForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { findPlayer } from "./find-player";
import type { OwnFilm } from "./save-frame";
import { useFrameTools } from "./use-frame-tools";

/** Under a film of one's own: what its pictures are good for. */
export function FrameButtons({ film, className }: { film: OwnFilm; className: string }) {
  const t = useTranslations("gallery.frames");
  const { busy, take, goOn } = useFrameTools(film);
  return (
    <>
      <button type="button" className={className} disabled={busy} onClick={() => take(findPlayer(film.url) ?? 0)}>
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
