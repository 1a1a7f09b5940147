"use client";

import { Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useComposer } from "@/components/composer/context";
import { bindNames } from "@/components/composer/prompt/bind-mentions";
import { charsOf } from "@/components/composer/prompt/prompt-text";
import { documentOf } from "@/components/composer/state";
import { Select } from "@/components/ui/select";
import { LANGUAGES, type Language, OFF_SCREEN, TONES, VERBS, type Verb } from "@/lib/generations/heard/vocabulary";
import type { Line } from "./heard";
import { speakersOf } from "./speakers";
import { TypedInput } from "./typed-input";

type Props = { line: Line; number: number; onChange: (line: Line | null) => void };

/** The value of the choice of a speaker that is written in words. */
const OTHER = "other";

export const REMOVE =
  "grid size-11 shrink-0 place-items-center rounded-sm text-soft hover:bg-raised hover:text-ink lg:size-9";

/** One spoken line: who says it, how, in which language, and its words. */
export function LineRow({ line, number, onChange }: Props) {
  const t = useTranslations("heard");
  const page = useLocale() === "zh" ? "zh" : "en";
  const cast = useComposer((state) => state.cast);
  const speakers = speakersOf(useComposer(documentOf), cast);
  const { speaker, style } = line;
  const [only, ...more] = speaker;
  const mentioned = typeof only === "object" && more.length === 0 ? only.key : null;
  const offScreen = charsOf(speaker) === OFF_SCREEN[style];
  const who = mentioned ?? (offScreen ? OFF_SCREEN[style] : OTHER);
  const tones = TONES.map((tone) => ({ word: tone[style], label: tone[page] }));
  const chooseSpeaker = (value: string) => {
    const chosen = speakers.find(({ key }) => key === value);
    onChange({ ...line, speaker: chosen ? [{ key: chosen.key }] : [value === OTHER ? t("other") : OFF_SCREEN[style]] });
  };
  return (
    <fieldset aria-label={t("line", { number })} className="flex min-w-0 flex-col gap-1.5 rounded-sm bg-raised/60 p-2">
      <div className="grid grid-cols-2 gap-1.5">
        <Select
          look="button"
          aria-label={t("speaker")}
          value={who}
          onChange={({ target }) => chooseSpeaker(target.value)}
        >
          {speakers.map(({ key, name }) => (
            <option key={key} value={key}>
              @{name}
            </option>
          ))}
          {mentioned && !speakers.some(({ key }) => key === mentioned) && <option value={mentioned}>@?</option>}
          <option value={OFF_SCREEN[style]}>{OFF_SCREEN[page]}</option>
          <option value={OTHER}>{t("other")}</option>
        </Select>
        <Select
          look="button"
          aria-label={t("verb")}
          value={line.verb}
          onChange={({ target }) => onChange({ ...line, verb: target.value as Verb })}
        >
          {(Object.keys(VERBS) as Verb[]).map((verb) => (
            <option key={verb} value={verb}>
              {VERBS[verb][page]}
            </option>
          ))}
        </Select>
        <Select
          look="button"
          aria-label={t("tone")}
          value={line.tone}
          onChange={({ target }) => onChange({ ...line, tone: target.value })}
        >
          <option value="">{t("noTone")}</option>
          {!tones.some(({ word }) => word === line.tone) && line.tone && <option>{line.tone}</option>}
          {tones.map(({ word, label }) => (
            <option key={word} value={word}>
              {label}
            </option>
          ))}
        </Select>
        <Select
          look="button"
          aria-label={t("language")}
          value={line.language ?? ""}
          onChange={({ target }) => onChange({ ...line, language: (target.value || null) as Language | null })}
        >
          <option value="">{t("noLanguage")}</option>
          {(Object.keys(LANGUAGES) as Language[]).map((language) => (
            <option key={language} value={language}>
              {LANGUAGES[language][page]}
            </option>
          ))}
        </Select>
      </div>
      {who === OTHER && !speaker.some((part) => typeof part !== "string") && (
        <TypedInput
          label={t("name")}
          value={charsOf(speaker)}
          onChange={(name) => onChange({ ...line, speaker: bindNames([name], cast.elements).doc })}
        />
      )}
      <div className="flex gap-1.5">
        <TypedInput
          label={t("words", { number })}
          placeholder={t("saying")}
          value={line.words}
          onChange={(words) => onChange({ ...line, words })}
        />
        <button
          type="button"
          aria-label={t("remove", { what: t("line", { number }) })}
          className={REMOVE}
          onClick={() => onChange(null)}
        >
          <Trash2 aria-hidden className="size-4" />
        </button>
      </div>
    </fieldset>
  );
}
