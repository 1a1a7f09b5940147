"use client";

import { Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { SOUNDS } from "@/lib/generations/heard/vocabulary";
import type { Sound } from "./heard";
import { REMOVE } from "./line-row";
import { TypedInput } from "./typed-input";

/** A sound, music or text on the screen. */
export function SoundRow({ sound, onChange }: { sound: Sound; onChange: (sound: Sound | null) => void }) {
  const t = useTranslations("heard");
  const label = SOUNDS[sound.kind][useLocale() === "zh" ? "zh" : "en"];
  return (
    <div className="flex items-center gap-1.5 rounded-sm bg-raised/60 p-2">
      <span className="shrink-0 text-sm text-soft">{label}</span>
      <TypedInput
        label={label}
        placeholder={t("hearing")}
        value={sound.words}
        onChange={(words) => onChange({ ...sound, words })}
      />
      <button type="button" aria-label={t("remove", { what: label })} className={REMOVE} onClick={() => onChange(null)}>
        <Trash2 aria-hidden className="size-4" />
      </button>
    </div>
  );
}
