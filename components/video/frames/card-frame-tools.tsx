"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { withMessages } from "@/components/ui/all-messages";
import { Icon } from "@/components/ui/icon/icon";
import { lazyPart } from "@/components/ui/lazy-part";
import type { GenerationView } from "@/lib/generations/view";

const CardMenu = lazyPart(
  withMessages(() => import("./card-menu")),
  { place: "above" },
);

type Props = {
  generation: GenerationView;
  name: string;
  className: string;
  /** Its colors; by default those that can be read on any video. */
  look?: string;
  tabIndex?: number;
};

/** A button, usually in the corner of a finished video, that opens the actions for its frames. */
export function CardFrameTools({ generation, name, className, look = "bg-black/50 text-white", tabIndex }: Props) {
  const t = useTranslations("gallery.frames");
  const [open, setOpen] = useState<{ anchor: HTMLElement; moment: number } | null>(null);
  if (generation.state !== "ready" || !generation.video) return null;
  const video = { id: generation.id, url: generation.video.url, name: generation.title ?? generation.prompt };
  return (
    <>
      <button
        type="button"
        tabIndex={tabIndex}
        aria-label={t("menu", { name })}
        aria-haspopup="true"
        aria-expanded={open !== null}
        onClick={({ currentTarget: anchor }) => {
          // The video in the card restarts as soon as the pointer leaves it.
          const moment = anchor.closest("article")?.querySelector("video")?.currentTime ?? 0;
          setOpen({ anchor, moment });
        }}
        className={`${className} ${look}`}
      >
        <Icon name="ellipsis" />
      </button>
      {open && <CardMenu video={video} {...open} onClose={() => setOpen(null)} />}
    </>
  );
}
