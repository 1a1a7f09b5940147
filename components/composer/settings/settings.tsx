"use client";

import { useTranslations } from "next-intl";
import { choose } from "@/components/composer/changes";
import { hasChoices } from "@/components/composer/choices/count";
import { useChoosing } from "@/components/composer/choices/use-choosing";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { effectiveMode, expandBatch } from "@/components/composer/submit/batch-mode";
import { Icon } from "@/components/ui/icon/icon";
import { DURATIONS, RATIOS, type Ratio } from "@/lib/generations/settings";
import { BatchField } from "./batch-field";
import { ModelField } from "./model-field";
import { useChoice } from "./use-choice";

/** The settings as one line that says what they are; opened, the choices. Works before the scripts are loaded. */
export function Settings() {
  const t = useTranslations("compose");
  return (
    <details className="group/settings -mx-2.5">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 rounded-md px-2.5 text-sm text-soft hover:bg-raised hover:text-ink lg:min-h-9 [&::-webkit-details-marker]:hidden">
        <span className="sr-only">{t("settings")}</span>
        <SettingsLine />
        <Icon name="chevron-down" className="ml-auto text-faint transition-transform group-open/settings:rotate-180" />
      </summary>
      <div className="flex flex-col gap-3 px-2.5 pt-1 pb-3">
        <RatioField />
        <DurationField />
        <div className="flex flex-wrap items-center gap-2">
          <ModelField />
          <BatchField />
        </div>
      </div>
    </details>
  );
}

/** "16:9 · 5 s · Seedance 2.0 · 4 variations" */
function SettingsLine() {
  const t = useTranslations("compose");
  const { models } = useComposerContext();
  const { ratio, duration, model } = useComposer((state) => state.settings);
  const choosing = useChoosing();
  const batchMode = effectiveMode(
    useComposer((state) => state.batchMode),
    choosing.count,
  );
  const count = expandBatch({ ratio, duration }, batchMode, choosing).length;
  const line = [
    batchMode === "ratios" ? null : ratio,
    batchMode === "durations" ? null : t("duration.seconds", { seconds: duration }),
    models.find(({ id }) => id === model)?.name,
    t(batchMode === "1" && hasChoices(choosing.count) ? "batch.one" : `batch.of.${batchMode}`, { count }),
  ];
  return <span className="truncate">{line.filter(Boolean).join(" · ")}</span>;
}

/** The three durations, each drawn in proportion. */
function DurationField() {
  const t = useTranslations("compose");
  const { store } = useComposerContext();
  const chosen = useComposer((state) => state.settings.duration);
  const { group, radio } = useChoice(DURATIONS, chosen, (duration) => store.set(choose({ duration })));
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{t("duration.label")}</legend>
      <div ref={group} className="flex gap-1.5">
        {DURATIONS.map((duration) => (
          <label key={duration} style={{ flexGrow: duration, flexBasis: 0 }} className="option-duration">
            <input
              type="radio"
              name="duration"
              aria-label={t("duration.seconds", { seconds: duration })}
              {...radio(duration)}
              className="option-input"
            />
            <span className="timecode" aria-hidden>
              {t("duration.seconds", { seconds: duration })}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Pixels of the drawing: every ratio has the same area, as the videos do. */
function drawn(ratio: Ratio): { width: number; height: number } {
  const [across = 1, down = 1] = ratio.split(":").map(Number);
  const side = 20;
  return { width: Math.round(side * Math.sqrt(across / down)), height: Math.round(side * Math.sqrt(down / across)) };
}

function RatioField() {
  const t = useTranslations("compose");
  const { store } = useComposerContext();
  const chosen = useComposer((state) => state.settings.ratio);
  const { group, radio } = useChoice(RATIOS, chosen, (ratio) => store.set(choose({ ratio })));
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{t("ratio.label")}</legend>
      <div
        ref={group}
        className="grid gap-1"
        style={{ gridTemplateColumns: `repeat(${Math.min(RATIOS.length, 7)}, minmax(0, 1fr))` }}
      >
        {RATIOS.map((ratio) => (
          <label key={ratio} className="group option-ratio">
            <input type="radio" name="ratio" aria-label={ratio} {...radio(ratio)} className="option-input" />
            <span className="grid h-8 place-items-center" aria-hidden>
              <span
                className="rounded-[3px] border-[1.5px] border-current transition-colors group-has-checked:bg-current"
                style={drawn(ratio)}
              />
            </span>
            <span className="timecode" aria-hidden>
              {ratio}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
