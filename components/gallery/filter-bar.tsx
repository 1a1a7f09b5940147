"use client";

import { Search, X } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition } from "react";
import type { GalleryCounts } from "@/lib/gallery/counts";
import { type GalleryFilter, isEverything, readFilter, SHELF_NAMES, writeFilter } from "@/lib/gallery/filter";
import { DURATIONS, RATIOS } from "@/lib/generations/settings";
import { FilterChoice } from "./filter-choice";
import { FilterMore } from "./filter-more";
import { FilterSet } from "./filter-set";
import { FilterToggle } from "./filter-toggle";

/** Milliseconds of silence after which what was typed is looked for. */
const PAUSE = 250;
const addressOf = (filter: GalleryFilter) => `/gallery${writeFilter(filter) && "?"}${writeFilter(filter)}` as Route;

type FilterBarProps = { filter: GalleryFilter; counts: GalleryCounts; collections: { id: string; name: string }[] };

/** Search and filters. A plain form of the address until a script makes it follow each change. */
export function FilterBar({ filter, counts, collections }: FilterBarProps) {
  const t = useTranslations("gallery.filters");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [busy, start] = useTransition();
  // The form begins anew with each choice; what was opened in it stays open.
  const [more, setMore] = useState(false);
  const wanted = writeFilter(filter);

  // Back and Forward change the address under the form, which keeps what was typed unless it is told.
  const { q, costFrom, costTo } = filter;
  useEffect(() => {
    if (timer.current !== undefined) return;
    for (const [name, value] of Object.entries({ q, costFrom, costTo })) {
      const field = form.current?.elements.namedItem(name);
      if (field instanceof HTMLInputElement) field.value = value ?? "";
    }
  }, [q, costFrom, costTo]);

  function look(typed: boolean) {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => {
        timer.current = undefined;
        if (!form.current) return;
        const data = new FormData(form.current);
        const next = readFilter((name) => data.get(name)?.toString());
        if (writeFilter(next) === wanted) return;
        // The first letters open a new view, to which Back leads out; the next ones only refine it.
        const refines = typed && (q || costFrom || costTo);
        start(() => (refines ? router.replace : router.push)(addressOf(next), { scroll: true }));
      },
      typed ? PAUSE : 0,
    );
  }

  return (
    <search aria-label={t("title")} className="mb-4 block">
      <form
        ref={form}
        key={wanted.replace(/(^|&)(q|costFrom|costTo)=[^&]*/g, "")}
        action="/gallery"
        aria-busy={busy}
        onSubmit={(event) => {
          event.preventDefault();
          look(false);
        }}
        onChange={({ target }) => look(target instanceof HTMLInputElement && ["search", "text"].includes(target.type))}
        className="relative -mx-4 flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:mx-0 sm:flex-wrap sm:overflow-visible sm:px-0"
      >
        <label className="relative flex w-52 shrink-0 items-center sm:w-56">
          <span className="sr-only">{t("search")}</span>
          <Search aria-hidden="true" className="pointer-events-none absolute left-3 size-4 text-faint" />
          <input
            type="search"
            name="q"
            defaultValue={filter.q}
            maxLength={200}
            placeholder={t("search")}
            autoComplete="off"
            enterKeyHint="search"
            className="min-h-11 w-full rounded-md bg-sunken pr-3 pl-9 text-sm placeholder:text-faint md:min-h-10"
          />
        </label>
        <FilterChoice
          name="state"
          label={t("state")}
          value={filter.state}
          options={SHELF_NAMES.map((name) => ({ value: name, label: t(`states.${name}`), n: counts.state[name] ?? 0 }))}
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
        <FilterToggle name="favourite" label={t("favourite")} n={counts.favourite} on={filter.favourite} />
        <FilterToggle name="pictures" label={t("pictures")} n={counts.pictures} on={filter.pictures} />
        <FilterToggle name="shared" label={t("shared")} n={counts.shared} on={filter.shared} />
        {filter.set && <FilterSet set={filter.set} label={t("set")} />}
        <FilterMore filter={filter} models={counts.model} collections={collections} open={more} onToggle={setMore} />
        <button type="submit" className="sr-only focus-visible:not-sr-only focus-visible:min-h-11 focus-visible:px-3">
          {t("show")}
        </button>
        {!isEverything(filter) && (
          <button
            type="button"
            onClick={() => start(() => router.push("/gallery"))}
            className="inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-md px-3 text-lamp-text text-sm hover:bg-surface md:min-h-10"
          >
            <X aria-hidden="true" className="size-4" />
            {t("clear")}
          </button>
        )}
      </form>
    </search>
  );
}
