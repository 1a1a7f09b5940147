"use client";

import { useTranslations } from "next-intl";
import type { GenerationView } from "@/lib/generations/view";

/** What is being tried again, for a submit that never arrived also that it cost nothing, and why where that is known. */
export function useTrying({ state, lastTrouble, trouble }: GenerationView): string | null {
  const t = useTranslations("gallery");
  const why = useTranslations("failures.why");
  if (lastTrouble === null) return null;
  if (state === "queued") return t("tryingToSend");
  if (state !== "saving") return t("trying");
  return trouble ? `${t("tryingToSave")} ${why(trouble.code, { status: trouble.status })}` : t("tryingToSave");
}
