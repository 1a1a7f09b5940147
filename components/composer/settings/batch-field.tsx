"use client";

import { useTranslations } from "next-intl";
import { setBatchMode } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { BATCH_MODES, isBatchMode } from "@/components/composer/submit/batch-mode";
import { DURATIONS, RATIOS } from "@/lib/generations/settings";
import { SelectField } from "./select-field";

/** How many videos to generate. */
export function BatchField() {
  const t = useTranslations("compose.batch");
  const { store } = useComposerContext();
  const batchMode = useComposer((state) => state.batchMode);
  return (
    <SelectField
      label={t("label")}
      value={batchMode}
      onChoose={(mode) => isBatchMode(mode) && store.set(setBatchMode(mode))}
    >
      {BATCH_MODES.map((one) => (
        <option key={one} value={one} className="bg-raised text-ink">
          {t(`of.${one}`, { count: one === "ratios" ? RATIOS.length : DURATIONS.length })}
        </option>
      ))}
    </SelectField>
  );
}
