"use client";

import { ChevronDown, ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { setBatchMode } from "@/components/composer/changes";
import { Tools } from "@/components/composer/commands/tools";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { ModelField } from "@/components/composer/settings/model-field";
import { SETTINGS } from "@/components/composer/settings/settings";
import { plainDecimal, sumDecimals } from "@/lib/generations/decimal";
import { DURATIONS, type Duration, RATIOS } from "@/lib/generations/settings";
import { BATCH_MODES, expandBatch, isBatchMode } from "./batch-mode";
import { FieldErrorText } from "./field-error";

type Props = { estimates: Record<Duration, string>; open: boolean; onToggle: () => void };

/** The estimate and the Generate button; on phones also the settings and the tools. */
export function GenerateBar({ estimates, open, onToggle }: Props) {
  const t = useTranslations("compose");
  const settings = useComposer((state) => state.settings);
  const batchMode = useComposer((state) => state.batchMode);
  const sending = useComposer((state) => state.sending);
  const credits = plainDecimal(sumDecimals(expandBatch(settings, batchMode).map((video) => estimates[video.duration])));
  return (
    <div className="flex flex-col gap-2 px-4 pt-2 pb-4 sm:px-5">
      <FieldErrorText field="form" />
      <div className="-my-1 flex items-center justify-between lg:hidden">
        <SettingsToggle open={open} onToggle={onToggle} />
        <Tools small />
      </div>
      <div className="flex items-center gap-2">
        <div className="flex min-w-0 grow flex-col text-sm">
          <div className="hidden lg:block">
            <ModelField />
          </div>
          <output aria-label={t("estimate.label")} className="timecode text-soft leading-tight">
            {t("estimate.about", { credits, count: Number(credits) })}
          </output>
        </div>
        <BatchField />
        <button
          type="submit"
          aria-disabled={sending}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          className="min-h-12 shrink-0 rounded-md bg-lamp px-5 font-semibold text-lamp-ink transition-[filter,opacity] hover:brightness-105 active:brightness-95 aria-disabled:opacity-70 sm:px-7"
        >
          {t(sending ? "sending" : "generate")}
        </button>
      </div>
    </div>
  );
}

/** How many videos to generate: a native select, because every phone's own picker is familiar. */
function BatchField() {
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

/** On phones: the current settings in one line that opens them. */
function SettingsToggle({ open, onToggle }: { open: boolean; onToggle: () => void }) {
  const t = useTranslations("compose");
  const ratio = useComposer((state) => state.settings.ratio);
  const duration = useComposer((state) => state.settings.duration);
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={SETTINGS}
      onClick={onToggle}
      className="-ml-2 flex min-h-11 w-fit items-center gap-1.5 whitespace-nowrap rounded-md px-2 text-ink text-sm lg:hidden"
    >
      <span className="sr-only">{t("settings")}</span>
      <span className="timecode">
        {ratio} · {t("duration.seconds", { seconds: duration })}
      </span>
      <ChevronDown aria-hidden className={`size-4 text-faint transition-transform ${open ? "" : "rotate-180"}`} />
    </button>
  );
}
