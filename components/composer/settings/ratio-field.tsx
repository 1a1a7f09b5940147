"use client";

import { useTranslations } from "next-intl";
import { choose } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { FieldErrorText } from "@/components/composer/submit/field-error";
import { RATIOS, type Ratio } from "@/lib/generations/settings";
import { useChoice } from "./use-choice";

/** Pixels of the drawing: every ratio has the same area, as the videos do. */
function drawn(ratio: Ratio): { width: number; height: number } {
  const [across = 1, down = 1] = ratio.split(":").map(Number);
  const side = 20;
  return { width: Math.round(side * Math.sqrt(across / down)), height: Math.round(side * Math.sqrt(down / across)) };
}

export function RatioField() {
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
          <label
            key={ratio}
            className="group relative flex min-h-14 flex-col items-center justify-between gap-1.5 rounded-md px-1 pt-2.5 pb-1.5 text-faint transition-colors hover:text-ink has-checked:bg-raised has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-lamp-text"
          >
            <input
              type="radio"
              name="ratio"
              aria-label={ratio}
              {...radio(ratio)}
              className="absolute inset-0 z-10 size-full cursor-pointer opacity-0"
            />
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
      <FieldErrorText field="ratio" />
    </fieldset>
  );
}
