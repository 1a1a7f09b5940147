"use client";

import { useTranslations } from "next-intl";
import type { GalleryFilter } from "@/lib/gallery/filter";
import { FilterChoice, type FilterOption } from "./filter-choice";

export type FilterFieldsProps = {
  filter: Pick<GalleryFilter, "from" | "to" | "costFrom" | "costTo" | "model" | "in">;
  models: FilterOption[];
  collections: { id: string; name: string }[];
  /** All filters that are chosen and not typed; select fields are reset when it changes. */
  choice: string;
};

/** The less frequent filters: days, cost, model, collection. */
export default function FilterFields({ filter, choice, models, collections }: FilterFieldsProps) {
  const t = useTranslations("gallery.filters");
  const { from, to, costFrom, costTo, model, in: collection } = filter;
  return (
    <>
      <fieldset key={`days ${choice}`} className="flex flex-wrap gap-2">
        <legend className="mb-1.5 text-faint text-xs">{t("days")}</legend>
        <FilterDay name="from" label={t("from")} value={from} />
        <FilterDay name="to" label={t("to")} value={to} />
      </fieldset>
      <FilterCost from={costFrom} to={costTo} />
      <FilterChoice key={`model ${choice}`} name="model" label={t("model")} value={model} options={models} />
      {(collections.length > 0 || collection) && (
        <FilterChoice
          key={`in ${choice}`}
          name="in"
          label={t("collection")}
          value={collection}
          options={collections.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  );
}

/** The first or last day to show. */
function FilterDay({ name, label, value }: { name: string; label: string; value?: string }) {
  return (
    <label
      className={`inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-md px-2.5 text-sm md:min-h-10 ${
        value ? "bg-lamp font-medium text-lamp-ink" : "text-soft"
      }`}
    >
      {label}
      <input type="date" name={name} defaultValue={value} className="bg-transparent text-sm tabular-nums" />
    </label>
  );
}

/** The minimum and maximum cost of a video, in credits. */
function FilterCost({ from, to }: { from?: string; to?: string }) {
  const t = useTranslations("gallery.filters");
  return (
    <fieldset>
      <legend className="mb-1.5 text-faint text-xs">{t("cost")}</legend>
      <div className="grid grid-cols-2 gap-2">
        {[["costFrom", t("costFrom"), from] as const, ["costTo", t("costTo"), to] as const].map(
          ([name, label, value]) => (
            <label
              key={name}
              className="flex min-h-11 items-center gap-2 rounded-md bg-surface px-3 text-sm md:min-h-10"
            >
              <span className="text-soft">{label}</span>
              <input
                name={name}
                dir="ltr"
                defaultValue={value}
                inputMode="decimal"
                pattern="\d{1,9}(\.\d{1,6})?"
                autoComplete="off"
                className="w-full min-w-0 bg-transparent tabular-nums invalid:text-danger"
              />
            </label>
          ),
        )}
      </div>
    </fieldset>
  );
}
