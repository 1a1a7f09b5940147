"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { say } from "@/components/gallery/say";
import type { OwnFilm, Wanted } from "./keep-frame";

/**
 * Brings a frame of one's own film to the composer: beside the pictures that are there, or as the first frame of a film
 * that goes on from it. What reads films is loaded at the press.
 */
export function useFrames(film: OwnFilm) {
  const t = useTranslations("gallery.frames");
  const router = useRouter();
  const [busy, start] = useTransition();
  function bring(wanted: Wanted, to: "picture" | "continue"): void {
    if (busy) return;
    start(async () => {
      const loaded = await import("./keep-frame").catch(() => null);
      const kept = (await loaded?.keepFrame(film, wanted)) ?? { ok: false as const, error: "offline" as const };
      if (kept.ok) router.push(`/?${to}=${kept.picture.id}`);
      else say(t(kept.error));
    });
  }
  return {
    busy,
    take: (wanted: Wanted) => bring(wanted, "picture"),
    goOn: () => bring("last", "continue"),
  };
}
