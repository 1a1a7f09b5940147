"use client";

import { useTranslations } from "next-intl";
import { REASON_LIMITS } from "@/lib/generations/lifecycle/our-reason";
import type { GenerationView } from "@/lib/generations/view";

/**
 * What is being retried, and why where known; for an unsent submit also that nothing was charged. Null when all is
 * well.
 */
export function useTrying({ state, lastTrouble, trouble }: GenerationView): string[] {
  const t = useTranslations("gallery");
  const why = useTranslations("failures.why");
  if (lastTrouble === null) return [];
  if (state === "queued") return [t("tryingToSend")];
  if (state !== "saving") return [t("trying")];
  return [t("tryingToSave"), ...(trouble ? [why(trouble.code, { ...REASON_LIMITS, status: trouble.status })] : [])];
}

/** The step that could not be done, as a key of `gallery.stalled`. */
export function stalledStep(state: GenerationView["state"]): "submit" | "poll" | "download" {
  if (state === "saving") return "download";
  return state === "queued" || state === "submitting" ? "submit" : "poll";
}
