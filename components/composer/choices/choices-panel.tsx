"use client";

import { Dices } from "lucide-react";
import { useTranslations } from "next-intl";
import { sentOf } from "@/components/composer/cast/sent";
import { pickAgain, setBatchMode } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { documentOf } from "@/components/composer/state";
import { type BatchMode, effectiveMode, expandBatch, fitsBatch } from "@/components/composer/submit/batch-mode";
import { MAX_COMBINATIONS } from "@/lib/generations/choices";
import { plainDecimal, sumDecimals } from "@/lib/generations/decimal";
import { type Duration, MAX_BATCH } from "@/lib/generations/settings";
import { makeChoices, SHOWN } from "./combinations";
import { hasChoices } from "./count";
import { useChoosing } from "./use-choosing";

/** What the choices of the prompt become: how many texts, which of them the next submit makes, and for how much. */
export default function ChoicesPanel({ estimates }: { estimates: Record<Duration, string> }) {
  const t = useTranslations("choices");
  const about = useTranslations("compose.estimate");
  const { store } = useComposerContext();
  const settings = useComposer((state) => state.settings);
  const { count, seed } = useChoosing();
  const mode = effectiveMode(
    useComposer((state) => state.batchMode),
    count,
  );
  const plan = expandBatch(settings, mode, { count, seed });
  const credits = plainDecimal(sumDecimals(plan.map(({ duration }) => estimates[duration])));
  const all = mode === "choices";
  const some = all ? 1 : new Set(plan.map(({ combination }) => combination)).size;
  const options: [BatchMode, string][] = [
    [all ? "1" : mode, t("some", { count: some })],
    ...(fitsBatch(count) ? [["choices", t("all", { count })] satisfies [BatchMode, string]] : []),
  ];
  return (
    <section aria-labelledby="choices-title" className="flex flex-col gap-2 rounded-md bg-sunken/60 p-3">
      <header className="flex flex-wrap items-baseline gap-x-3">
        <h2 id="choices-title" className="grow font-semibold text-sm">
          {hasChoices(count) ? t("combinations", { count }) : t("label")}
        </h2>
        {hasChoices(count) && (
          <p className="text-faint text-xs">{about("about", { credits, count: Number(credits) })}</p>
        )}
      </header>
      {!hasChoices(count) ? (
        <p className="text-danger text-sm">{t("many", { max: MAX_COMBINATIONS })}</p>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-1.5">
            <fieldset className="flex min-w-0 flex-wrap gap-1.5">
              <legend className="sr-only">{t("which")}</legend>
              {options.map(([value, label]) => (
                <label
                  key={label}
                  className="flex min-h-11 cursor-pointer items-center rounded-full bg-raised px-3 text-sm text-soft has-checked:bg-ink has-checked:text-ground has-focus-visible:outline-2 lg:min-h-8"
                >
                  <input
                    type="radio"
                    name="choices"
                    className="sr-only"
                    checked={mode === value}
                    onChange={() => store.set(setBatchMode(value))}
                  />
                  {label}
                </label>
              ))}
            </fieldset>
            {!all && (
              <button
                type="button"
                className="flex min-h-11 items-center gap-1.5 rounded-md px-2.5 text-sm text-soft hover:bg-raised hover:text-ink lg:min-h-8"
                onClick={() => store.set(pickAgain)}
              >
                <Dices aria-hidden className="size-4" />
                {t("again")}
              </button>
            )}
          </div>
          {!fitsBatch(count) && <p className="text-faint text-xs">{t("tooManyAtOnce", { max: MAX_BATCH })}</p>}
          <Texts count={count} chosen={plan.map(({ combination }) => combination)} />
        </>
      )}
    </section>
  );
}

/** The first texts, of which the next submit makes the marked ones; a chosen one that comes later is the last. */
function Texts({ count, chosen }: { count: number; chosen: readonly number[] }) {
  const t = useTranslations("choices");
  const prompt = useComposer(documentOf);
  const cast = useComposer((state) => state.cast);
  const assets = useComposer((state) => state.assets);
  const first = Array.from({ length: Math.min(count, SHOWN) }, (_, index) => index);
  const later = chosen.filter((index) => index >= SHOWN && chosen.length < SHOWN);
  const shown = [...first.slice(0, SHOWN - later.length), ...later];
  return (
    <ol aria-label={t("texts")} className="flex flex-col gap-1 text-sm">
      {shown.map((index) => {
        const made = makeChoices(prompt, index, cast.elements);
        const { text } = sentOf(made.prompt, { cast, assets });
        const isChosen = chosen.includes(index);
        return (
          <li key={index} className="flex min-w-0 gap-2">
            <span dir="auto" className={`max-w-1/2 shrink-0 truncate ${isChosen ? "text-lamp-text" : "text-faint"}`}>
              {isChosen && <span className="sr-only">{t("chosen")} </span>}
              {made.choices.map((choice) => choice || t("nothing")).join(" · ")}
            </span>
            <span dir="auto" className={`min-w-0 truncate ${isChosen ? "text-soft" : "text-faint"}`} title={text}>
              {text}
            </span>
          </li>
        );
      })}
      {count > shown.length && <li className="text-faint">{t("more", { count: count - shown.length })}</li>}
    </ol>
  );
}
