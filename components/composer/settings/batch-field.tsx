"use client";

import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { setBatchMode } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { BATCH_MODES, isBatchMode } from "@/components/composer/submit/batch-mode";
import { DURATIONS, RATIOS } from "@/lib/generations/settings";

/** How many videos to generate: a native select, because every phone's own picker is familiar. */
export function BatchField() {
  const t = useTranslations("compose.batch");
  const { store } = useComposerContext();
  const batchMode = useComposer((state) => state.batchMode);
  return (
    <div className="relative shrink-0 rounded-md bg-raised text-soft text-sm focus-within:text-ink hover:text-ink">
      <select
        aria-label={t("label")}
        value={batchMode}
        onChange={(event) => isBatchMode(event.target.value) && store.set(setBatchMode(event.target.value))}
        className="min-h-12 max-w-28 appearance-none rounded-md bg-transparent py-0 pr-8 pl-3"
      >
        {BATCH_MODES.map((one) => (
          <option key={one} value={one} className="bg-raised text-ink">
            {t(`of.${one}`, { count: one === "ratios" ? RATIOS.length : DURATIONS.length })}
          </option>
        ))}
      </select>
      <ChevronsUpDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-faint"
      />
    </div>
  );
}
