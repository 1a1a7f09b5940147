"use client";

import { useTranslations } from "next-intl";
import { choose } from "@/components/composer/changes";
import { useComposer, useComposerContext } from "@/components/composer/context";

export function ModelField() {
  const t = useTranslations("compose");
  const { store, models } = useComposerContext();
  const model = useComposer((state) => state.settings.model);
  return (
    <select
      name="model"
      aria-label={t("model")}
      value={model}
      onChange={(event) => store.set(choose({ model: event.target.value }))}
      className="-mx-1 w-fit max-w-full appearance-none truncate rounded-sm bg-transparent px-1 text-sm text-soft"
    >
      {models.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
