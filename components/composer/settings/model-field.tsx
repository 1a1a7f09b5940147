"use client";

import { useTranslations } from "next-intl";
import { choose } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { FieldErrorText } from "@/components/composer/submit/field-error";
import { Select } from "@/components/ui/select";

export function ModelField() {
  const t = useTranslations("compose");
  const { store, models } = useComposerContext();
  const model = useComposer((state) => state.settings.model);
  return (
    <>
      <Select
        look="plain"
        name="model"
        aria-label={t("model")}
        value={model}
        onChange={(event) => store.set(choose({ model: event.target.value }))}
        className="-mx-1 w-fit"
      >
        {models.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <FieldErrorText field="model" />
    </>
  );
}
