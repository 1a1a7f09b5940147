"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useComposer } from "@/components/composer/context";
import { SETTINGS } from "./settings";

/** On phones: the current settings in one line that opens them. */
export function SettingsToggle({ open, onToggle }: { open: boolean; onToggle: () => void }) {
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
