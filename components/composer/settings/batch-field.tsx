"use client";

import { useTranslations } from "next-intl";
import { setBatchMode } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { BATCH_MODES, isBatchMode } from "@/components/composer/submit/batch-mode";
import { Select } from "@/components/ui/select";
import { DURATIONS, RATIOS } from "@/lib/generations/settings";

/** How many videos to generate. */
export function BatchField() {
  const t = useTranslations("compose.batch");
  const { store } = useComposerContext();
  const batchMode = useComposer((state) => state.batchMode);
  return (
    <Select
      look="raised"
      className="grow basis-36"
      aria-label={t("label")}
      value={batchMode}
      onChange={({ target }) => isBatchMode(target.value) && store.set(setBatchMode(target.value))}
    >
      {BATCH_MODES.map((one) => (
        <option key={one} value={one}>
          {t(`of.${one}`, { count: one === "ratios" ? RATIOS.length : DURATIONS.length })}
        </option>
      ))}
    </Select>
  );
}
