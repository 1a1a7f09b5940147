"use client";

import { useTranslations } from "next-intl";
import { setBatchMode } from "@/components/composer/changes";
import { hasChoices } from "@/components/composer/choices/count";
import { useChoosing } from "@/components/composer/choices/use-choosing";
import { useComposer, useComposerContext } from "@/components/composer/context";
import {
  BATCH_MODES,
  type BatchMode,
  effectiveMode,
  fitsBatch,
  isBatchMode,
} from "@/components/composer/submit/batch-mode";
import { Select } from "@/components/ui/select";
import { DURATIONS, RATIOS } from "@/lib/generations/settings";

/** How many videos to generate: with choices in the prompt, one of them or all. */
export function BatchField() {
  const t = useTranslations("compose.batch");
  const { store } = useComposerContext();
  const { count } = useChoosing();
  const batchMode = effectiveMode(
    useComposer((state) => state.batchMode),
    count,
  );
  const counts: Partial<Record<BatchMode, number>> = { ratios: RATIOS.length, durations: DURATIONS.length };
  return (
    <Select
      look="raised"
      className="grow basis-36"
      aria-label={t("label")}
      value={batchMode}
      onChange={({ target }) => isBatchMode(target.value) && store.set(setBatchMode(target.value))}
    >
      {BATCH_MODES.filter((one) => one !== "choices" || fitsBatch(count)).map((one) => (
        <option key={one} value={one}>
          {one === "1" && hasChoices(count) ? t("one") : t(`of.${one}`, { count: counts[one] ?? count })}
        </option>
      ))}
    </Select>
  );
}
