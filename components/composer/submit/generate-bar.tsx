"use client";

import { useTranslations } from "next-intl";
import { Tools } from "@/components/composer/commands/tools";
import { useComposer } from "@/components/composer/context";
import { BatchField } from "@/components/composer/settings/batch-field";
import { ModelField } from "@/components/composer/settings/model-field";
import { SettingsToggle } from "@/components/composer/settings/settings-toggle";
import { plainDecimal, sumDecimals } from "@/lib/generations/decimal";
import type { Duration } from "@/lib/generations/settings";
import { expandBatch } from "./batch-mode";

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
