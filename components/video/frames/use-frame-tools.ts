"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { showToast } from "@/components/ui/show-toast";
import type { OwnVideo, Wanted } from "./save-frame";

/**
 * Brings a frame of one's own video to the composer: beside the images that are there, or as the first frame of a video
 * that goes on from it. What reads videos is loaded at the submit.
 */
export function useFrameTools(video: OwnVideo) {
  const t = useTranslations("gallery.frames");
  const router = useRouter();
  const [busy, start] = useTransition();
  function bring(wanted: Wanted, to: "image" | "continue"): void {
    if (busy) return;
    start(async () => {
      const loaded = await import("./save-frame").catch(() => null);
      const kept = (await loaded?.saveFrame(video, wanted)) ?? { ok: false as const, error: "offline" as const };
      if (kept.ok) router.push(`/?${to}=${kept.image.id}`);
      else showToast(t(kept.error));
    });
  }
  return {
    busy,
    take: (wanted: Wanted) => bring(wanted, "image"),
    goOn: () => bring("last", "continue"),
  };
}
