import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import { Icon } from "@/components/ui/icon/icon";
import type { GalleryCounts } from "@/lib/gallery/counts";
import { type GalleryFilter, isEverything, STATUS_GROUP_NAMES, writeFilter } from "@/lib/gallery/filter";
import { isExported } from "@/lib/generations/exported";
import { DURATIONS, RATIOS } from "@/lib/generations/settings";
import { modelName } from "@/lib/provider/models";
import { numberFormat } from "@/lib/text/formats";
import { FilterChoice } from "./filter-choice";
import { FilterForm } from "./filter-form";
import { FilterMore } from "./filter-more";

type FilterBarProps = {
  filter: GalleryFilter;
  counts: GalleryCounts;
  collections: { id: string; name: string }[];
  /** The name of the filter's element; null when it is gone. */
  element: string | null;
};

/** Search and filters, rendered by the server with each view; only the form around them needs a script. */
export function FilterBar({ filter, counts, collections, element }: FilterBarProps) {
  const t = useTranslations("gallery.filters");
  const gallery = useTranslations("gallery");
  // Select fields are reset by every choice; text fields keep what is being typed.
  const choice = writeFilter({ ...filter, q: undefined, costFrom: undefined, costTo: undefined });
  const { from, to, costFrom, costTo, model, in: collection } = filter;
  const active = [from ?? to, costFrom ?? costTo, model, collection].filter(Boolean).length;
  return (
    <FilterForm label={t("title")} shown={writeFilter(filter)}>
      <label className="relative flex w-52 shrink-0 items-center sm:w-56">
        <span className="sr-only">{t("search")}</span>
        <Icon name="search" className="pointer-events-none absolute left-3 text-faint" />
        <input
          type="search"
          name="q"
          dir="auto"
          defaultValue={filter.q}
          maxLength={200}
          placeholder={t("search")}
          autoComplete="off"
          enterKeyHint="search"
          className="min-h-11 w-full rounded-md bg-sunken pr-3 pl-9 text-sm placeholder:text-faint md:min-h-10"
        />
      </label>
      <Fragment key={choice}>
        <FilterChoice
          name="state"
          label={t("state")}
          value={filter.state}
          options={STATUS_GROUP_NAMES.map((name) => ({
            value: name,
            label: t(`states.${name}`),
            n: counts.state[name] ?? 0,
          }))}
        />
        <FilterChoice
          name="ratio"
          label={t("ratio")}
          value={filter.ratio}
          options={RATIOS.map((ratio) => ({ value: ratio, label: ratio, n: counts.ratio[ratio] ?? 0 }))}
        />
        <FilterChoice
          name="duration"
          label={t("duration")}
          value={filter.duration ? String(filter.duration) : undefined}
          options={DURATIONS.map((seconds) => ({
            value: String(seconds),
            label: t("seconds", { count: seconds }),
            n: counts.duration[seconds] ?? 0,
          }))}
        />
        <FilterToggle name="favorite" label={t("favorite")} n={counts.favorite} on={filter.favorite} />
        <FilterToggle name="images" label={t("images")} n={counts.images} on={filter.images} />
        <FilterToggle name="shared" label={t("shared")} n={counts.shared} on={filter.shared} />
        {filter.batch && <FilterActive name="batch" value={filter.batch} label={t("batch")} />}
        {filter.element && (
          <FilterActive
            name="element"
            value={filter.element}
            label={element ? t("withElement", { name: element }) : t("element")}
          />
        )}
      </Fragment>
      <FilterMore
        label={active > 0 ? t("moreActive", { count: active }) : t("more")}
        active={active > 0}
        filter={filter}
        choice={choice}
        models={Object.entries(counts.model).map(([id, n]) => ({
          ...{ value: id, n },
          label: isExported({ model: id }) ? gallery("exported") : modelName(id),
        }))}
        collections={collections}
      />
      <button type="submit" className="sr-only focus-visible:not-sr-only focus-visible:min-h-11 focus-visible:px-3">
        {t("show")}
      </button>
      {!isEverything(filter) && (
        <Link
          href="/gallery"
          prefetch={false}
          className="inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-md px-3 text-lamp-text text-sm hover:bg-surface md:min-h-10"
        >
          <Icon name="x" />
          {t("clear")}
        </Link>
      )}
    </FilterForm>
  );
}

/** A checkbox filter with its count. */
function FilterToggle({ name, label, n, on }: { name: string; label: string; n: number; on?: true }) {
  const number = numberFormat(useLocale());
  return (
    <label className="filter-toggle">
      <input type="checkbox" name={name} value="1" defaultChecked={on} className="sr-only" />
      {label}
      <span className="timecode opacity-80">{number.format(n)}</span>
    </label>
  );
}

/** A filter that other pages link to. Shown only while active; unchecking it shows all videos again. */
function FilterActive({ name, value, label }: { name: "batch" | "element"; value: string; label: string }) {
  return (
    <label className="filter-toggle">
      <input type="checkbox" name={name} value={value} defaultChecked className="sr-only" />
      {label}
      <Icon name="x" />
    </label>
  );
}
