"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { showToast } from "@/components/ui/show-toast";
import type { OwnVideo, Wanted } from "./save-frame";

/** Where a frame goes: into the composer as another image or as the first frame, or into a new element. */
const PLACES = { image: "/?image=", continue: "/?continue=", element: "/elements/new?image=" } as const;

/**
 * Sends a frame of the user's own video to the composer: as another image, or as the first frame of a video that
 * continues it; or to a new element. The code that reads videos is loaded at the click.
 */
export function useFrameTools(video: OwnVideo) {
  const t = useTranslations("gallery.frames");
  const router = useRouter();
  const [busy, start] = useTransition();
  function bring(wanted: Wanted, to: keyof typeof PLACES): void {
    if (busy) return;
    start(async () => {
      const loaded = await import("./save-frame").catch(() => null);
      const kept = (await loaded?.saveFrame(video, wanted)) ?? { ok: false as const, error: "offline" as const };
      if (kept.ok) router.push(`${PLACES[to]}${kept.image.id}` as Route);
      else showToast(t(kept.error));
    });
  }
  return {
    busy,
    take: (wanted: Wanted) => bring(wanted, "image"),
    keep: (wanted: Wanted) => bring(wanted, "element"),
    goOn: () => bring("last", "continue"),
  };
}
