import { useTranslations } from "next-intl";
import type { TokenUsage } from "@/lib/refine/protocol";

/** What an answer used, as far as the service says it. */
export function useRefineCost({ tokens, cost }: TokenUsage): string {
  const t = useTranslations("refine");
  const used = tokens === null ? t("tokens_unknown") : t("tokens", { tokens });
  return cost === null ? used : `${used} ${t("cost", { cost: String(cost) })}`;
}
