"use client";

import { useTranslations } from "next-intl";
import { choose } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { SelectField } from "./select-field";

export function ModelField() {
  const t = useTranslations("compose");
  const { store, models } = useComposerContext();
  const model = useComposer((state) => state.settings.model);
  return (
    <SelectField name="model" label={t("model")} value={model} onChoose={(id) => store.set(choose({ model: id }))}>
      {models.map(({ id, name }) => (
        <option key={id} value={id} className="bg-raised text-ink">
          {name}
        </option>
      ))}
    </SelectField>
  );
}
