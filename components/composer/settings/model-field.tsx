"use client";

import { useTranslations } from "next-intl";
import { choose } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";
import { Select } from "@/components/ui/select";

export function ModelField() {
  const t = useTranslations("compose");
  const { store, models } = useComposerContext();
  const model = useComposer((state) => state.settings.model);
  return (
    <Select
      look="raised"
      className="grow basis-36"
      name="model"
      aria-label={t("model")}
      value={model}
      onChange={({ target }) => store.set(choose({ model: target.value }))}
    >
      {models.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
