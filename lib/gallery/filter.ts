import { DURATIONS, type Duration, isRatio, type Ratio } from "@/lib/generations/settings";

/** The same words as `SHELVES` in the schema; written again because a browser reads this file. */
export const SHELF_NAMES = ["open", "ready", "failed", "canceled"] as const;
export type ShelfName = (typeof SHELF_NAMES)[number];

/** What a gallery page is asked to show. Everything absent shows everything. Days are `2026-11-22`, in UTC, both included. */
export type GalleryFilter = {
  q?: string;
  state?: ShelfName;
  ratio?: Ratio;
  duration?: Duration;
  favourite?: true;
  pictures?: true;
  shared?: true;
  from?: string;
  to?: string;
  /** The films of one press. */
  set?: string;
};

const MAX_SEARCH = 200;
const isId = (value: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);
const isShelf = (value: string): value is ShelfName => SHELF_NAMES.some((shelf) => shelf === value);
const isDay = (value: string): boolean =>
  /^20\d\d-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));

/** Reads a filter from an address. What is not understood is left out: an old bookmark shows more, never an error. */
export function readFilter(get: (name: string) => string | null | undefined): GalleryFilter {
  const text = (name: string) => get(name) ?? "";
  const [q, state, ratio, seconds] = [
    text("q").trim().slice(0, MAX_SEARCH),
    text("state"),
    text("ratio"),
    text("duration"),
  ];
  const [from, to, set] = [text("from"), text("to"), text("set").toLowerCase()];
  const duration = DURATIONS.find((known) => String(known) === seconds);
  return {
    ...(q && { q }),
    ...(isShelf(state) && { state }),
    ...(isRatio(ratio) && { ratio }),
    ...(duration && { duration }),
    ...(get("favourite") && { favourite: true as const }),
    ...(get("pictures") && { pictures: true as const }),
    ...(get("shared") && { shared: true as const }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
    ...(isId(set) && { set }),
  };
}

/** The filter as an address, always in one order, so that the same view has one address. */
export function writeFilter(filter: GalleryFilter): string {
  const query = new URLSearchParams();
  const { q, state, ratio, duration, favourite, pictures, shared, from, to, set } = filter;
  const all = { q, state, ratio, duration, favourite, pictures, shared, from, to, set };
  for (const [name, value] of Object.entries(all)) {
    if (value) query.set(name, value === true ? "1" : String(value));
  }
  return query.toString();
}

/** Whether it can be counted without reading every video: words, single days and single presses cannot. */
export const isCountable = (filter: GalleryFilter): boolean => !filter.q && !filter.from && !filter.to && !filter.set;

export const isEverything = (filter: GalleryFilter): boolean => writeFilter(filter) === "";
