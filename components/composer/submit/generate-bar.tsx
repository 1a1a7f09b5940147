"use client";

import { useTranslations } from "next-intl";
import { StatusLine } from "@/components/composer/checks/status-line";
import { useChoosing } from "@/components/composer/choices/use-choosing";
import { Tools } from "@/components/composer/commands/tools";
import { useComposer } from "@/components/composer/context";
import { Settings } from "@/components/composer/settings/settings";
import { plainDecimal, sumDecimals } from "@/lib/generations/decimal";
import type { Duration } from "@/lib/generations/settings";
import { expandBatch } from "./batch-mode";

/** The tools, the settings, what is wrong, and the Generate button with its estimate. Folded, only the button. */
export function GenerateBar({ estimates }: { estimates: Record<Duration, string> }) {
  const t = useTranslations("compose");
  const settings = useComposer((state) => state.settings);
  const batchMode = useComposer((state) => state.batchMode);
  const sending = useComposer((state) => state.sending);
  const videos = expandBatch(settings, batchMode, useChoosing());
  const credits = plainDecimal(sumDecimals(videos.map((video) => estimates[video.duration])));
  const about = t("estimate.about", { credits, count: Number(credits) });
  return (
    <div className="flex shrink-0 flex-col px-4 pb-4 sm:px-5 lg:pb-5 folded:py-2 folded:pl-0">
      <div className="folded:hidden">
        <Tools />
        <Settings />
      </div>
      <StatusLine />
      <output aria-label={t("estimate.label")} className="sr-only">
        {about}
      </output>
      <button
        type="submit"
        aria-disabled={sending}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        className="flex min-h-12 flex-wrap items-center justify-center gap-x-1.5 rounded-md bg-lamp px-4 text-lamp-ink transition-[filter,opacity] hover:brightness-105 active:brightness-95 aria-disabled:opacity-70 folded:max-w-44 folded:flex-col folded:gap-0"
      >
        <span className="font-semibold">{sending ? t("sending") : t("generate", { count: videos.length })}</span>
        <span className="folded:hidden">·</span>
        <span className="text-sm folded:text-xs">{about}</span>
      </button>
    </div>
  );
}
