"use client";

import { useTranslations } from "next-intl";
import { choose } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { FieldErrorText } from "@/components/composer/submit/field-error";
import { isModel, MODELS, type Model } from "@/lib/generations/settings";

/** As their makers write them. */
const NAMES: Record<Model, string> = { "seedance-2.0": "Seedance 2.0" };

export function ModelField() {
  const t = useTranslations("compose");
  const { store } = useComposerContext();
  const model = useComposer((state) => state.settings.model);
  return (
    <>
      <select
        name="model"
        aria-label={t("model")}
        value={model}
        onChange={(event) => isModel(event.target.value) && store.set(choose({ model: event.target.value }))}
        className="-mx-1 w-fit max-w-full appearance-none truncate rounded-sm bg-transparent px-1 text-sm text-soft"
      >
        {MODELS.map((one) => (
          <option key={one} value={one}>
            {NAMES[one]}
          </option>
        ))}
      </select>
      <FieldErrorText field="model" />
    </>
  );
}
