"use client";

import { useTranslations } from "next-intl";
import type { Duration } from "@/lib/generations/settings";
import { useComposer } from "./context";
import { FieldError } from "./field-error";
import { ModelField } from "./model-field";

/** What it will cost, and the one thing to press. */
export function GenerateBar({ estimates }: { estimates: Record<Duration, string> }) {
  const t = useTranslations("compose");
  const duration = useComposer((state) => state.sheet.duration);
  const sending = useComposer((state) => state.sending);
  return (
    <div className="flex flex-col gap-2 px-4 pb-[max(1rem,env(safe-area-inset-bottom))] sm:px-5">
      <FieldError field="form" />
      <div className="flex items-center gap-3">
        <p className="flex min-w-0 grow flex-col text-faint text-sm">
          <ModelField />
          <output aria-label={t("estimate.label")} className="timecode truncate text-soft">
            {t("estimate.about", { credits: estimates[duration] })}
          </output>
        </p>
        <button
          type="submit"
          aria-disabled={sending}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          className="min-h-12 shrink-0 rounded-md bg-lamp px-7 font-semibold text-lamp-ink transition-[filter,opacity] hover:brightness-105 active:brightness-95 aria-disabled:opacity-70"
        >
          {t(sending ? "sending" : "generate")}
        </button>
      </div>
    </div>
  );
}
