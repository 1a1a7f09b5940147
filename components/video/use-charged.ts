"use client";

import { useTranslations } from "next-intl";
import { plainDecimal } from "@/lib/generations/decimal";
import type { GenerationView } from "@/lib/generations/view";

/** One sentence on what a failure cost, or that the cost is unknown. */
export function useCharged(generation: GenerationView): string {
  const t = useTranslations("failures.charged");
  const charged = generation.failure?.charged ?? null;
  if (charged === null) return t("unknown");
  if (!charged) return t("no");
  return generation.consumed ? t("amount", { amount: plainDecimal(generation.consumed) }) : t("yes");
}
