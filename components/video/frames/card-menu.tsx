"use client";

import { Frame, StepForward, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { anchorPopover } from "@/components/ui/anchor-popover";
import { timecode } from "@/components/video/timecode";
import type { OwnVideo } from "./save-frame";
import { useFrameTools } from "./use-frame-tools";

/** `moment`: seconds into the video when the menu was opened. */
type Props = { video: OwnVideo; anchor: HTMLElement; moment: number; onClose: () => void };

const LINE =
  "flex min-h-11 w-full items-center gap-2.5 rounded-md px-3 text-left text-sm hover:bg-surface disabled:opacity-60";
const WIDTH = 256;

export default function CardMenu({ video, anchor, moment, onClose }: Props) {
  const t = useTranslations("gallery.frames");
  const { busy, take, keep, goOn } = useFrameTools(video);
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    const menu = panel.current;
    if (!menu) return;
    const letGo = anchorPopover(menu, anchor, "above");
    menu.showPopover();
    menu.querySelector("button")?.focus({ preventScroll: true });
    return letGo;
  }, [anchor]);

  return (
    <section
      ref={panel}
      popover="auto"
      aria-label={t("label")}
      onToggle={(event) => event.newState === "closed" && onClose()}
      style={{ width: WIDTH }}
      className="fixed m-0 rounded-lg bg-raised p-1.5 text-ink shadow-(--shadow)"
    >
      <button type="button" className={LINE} disabled={busy} onClick={() => take(moment)}>
        <Frame aria-hidden="true" className="size-4 shrink-0 text-soft" />
        <span className="grow">{t("use")}</span>
        <span className="timecode text-faint">{timecode(moment * 1000)}</span>
      </button>
      <button type="button" className={LINE} disabled={busy} onClick={() => keep(moment)}>
        <Users aria-hidden="true" className="size-4 shrink-0 text-soft" />
        {t("keep")}
      </button>
      <button type="button" className={LINE} disabled={busy} onClick={goOn}>
        <StepForward aria-hidden="true" className="size-4 shrink-0 text-soft" />
        {t("goOn")}
      </button>
    </section>
  );
}
