"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { showToast } from "@/components/ui/show-toast";
import type { OwnFilm, Wanted } from "./save-frame";

/**
 * Brings a frame of one's own film to the composer: beside the pictures that are there, or as the first frame of a film
 * that goes on from it. What reads films is loaded at the press.
 */
export function useFrameTools(film: OwnFilm) {
  const t = useTranslations("gallery.frames");
  const router = useRouter();
  const [busy, start] = useTransition();
  function bring(wanted: Wanted, to: "picture" | "continue"): void {
    if (busy) return;
    start(async () => {
      const loaded = await import("./save-frame").catch(() => null);
      const kept = (await loaded?.saveFrame(film, wanted)) ?? { ok: false as const, error: "offline" as const };
      if (kept.ok) router.push(`/?${to}=${kept.picture.id}`);
      else showToast(t(kept.error));
    });
  }
  return {
    busy,
    take: (wanted: Wanted) => bring(wanted, "picture"),
    goOn: () => bring("last", "continue"),
  };
}
