"use client";

import { useTranslations } from "next-intl";
import { choose } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { FieldErrorText } from "@/components/composer/submit/field-error";
import { DURATIONS } from "@/lib/generations/settings";
import { useChoice } from "./use-choice";

/** Perforations along both edges, cut out so that the background shows through. */
const PERFORATIONS =
  "before:absolute before:inset-x-1 before:top-1 before:h-1 before:bg-[repeating-linear-gradient(90deg,var(--surface)_0_6px,transparent_6px_12px)] " +
  "after:absolute after:inset-x-1 after:bottom-1 after:h-1 after:bg-[repeating-linear-gradient(90deg,var(--surface)_0_6px,transparent_6px_12px)]";

/** The three durations, each drawn in proportion. */
export function DurationField() {
  const t = useTranslations("compose");
  const { store } = useComposerContext();
  const chosen = useComposer((state) => state.settings.duration);
  const { group, radio } = useChoice(DURATIONS, chosen, (duration) => store.set(choose({ duration })));
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{t("duration.label")}</legend>
      <div ref={group} className="flex gap-1.5">
        {DURATIONS.map((duration) => (
          <label
            key={duration}
            style={{ flexGrow: duration, flexBasis: 0 }}
            className={`relative grid h-12 min-w-14 place-items-center overflow-hidden rounded-sm bg-sunken text-faint transition-colors hover:text-ink has-checked:bg-ink has-checked:text-ground has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-lamp-text ${PERFORATIONS}`}
          >
            <input
              type="radio"
              name="duration"
              aria-label={t("duration.seconds", { seconds: duration })}
              {...radio(duration)}
              className="absolute inset-0 z-10 size-full cursor-pointer opacity-0"
            />
            <span className="timecode" aria-hidden>
              {t("duration.seconds", { seconds: duration })}
            </span>
          </label>
        ))}
      </div>
      <FieldErrorText field="duration" />
    </fieldset>
  );
}
