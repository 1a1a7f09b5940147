import type { StatusGroup } from "@/db/schema/gallery";
import { DURATIONS, type Duration, isRatio, type Ratio } from "@/lib/generations/settings";
import { acceptOldNames, OLD_FILTER } from "@/lib/old-names";

/** Repeated because components import this file, which must not pull in the schema; the compiler compares the two. */
const groups: Record<StatusGroup, true> = { open: true, ready: true, failed: true, canceled: true };
export const STATUS_GROUP_NAMES = Object.keys(groups) as StatusGroup[];

/**
 * What a gallery page shows. Absent fields do not restrict. Days are `2026-11-22` in the user's time zone, inclusive.
 */
export type GalleryFilter = {
  q?: string;
  state?: StatusGroup;
  ratio?: Ratio;
  duration?: Duration;
  model?: string;
  /** Id of one of the user's collections. Not named `collection`: a video's address uses that for its listing. */
  in?: string;
  /** Credits, as exact decimals, inclusive. */
  costFrom?: string;
  costTo?: string;
  favorite?: true;
  images?: true;
  shared?: true;
  from?: string;
  to?: string;
  /** The id of a batch. */
  batch?: string;
  /** The id of an element that the videos were sent with. */
  element?: string;
};

const MAX_SEARCH = 200;
const isId = (value: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value);
const isStatusGroup = (value: string): value is StatusGroup =>
  STATUS_GROUP_NAMES.some((statusGroup) => statusGroup === value);
const isCredits = (value: string): boolean => /^\d{1,9}(\.\d{1,6})?$/.test(value);
const isModelName = (value: string): boolean => /^[\w.-]{1,60}$/.test(value);
const isDay = (value: string): boolean =>
  /^20\d\d-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));

/** Reads a filter from an address. Unknown parameters are left out: an old bookmark shows more, never an error. */
export function readFilter(given: (name: string) => string | null | undefined): GalleryFilter {
  const get = acceptOldNames(given, OLD_FILTER);
  const text = (name: string) => get(name) ?? "";
  const [q, state, ratio, seconds] = [
    text("q").trim().slice(0, MAX_SEARCH),
    text("state"),
    text("ratio"),
    text("duration"),
  ];
  const [from, to, costFrom, costTo] = [text("from"), text("to"), text("costFrom").trim(), text("costTo").trim()];
  const [model, collection] = [text("model"), text("in")];
  const [batch, element] = [text("batch").toLowerCase(), text("element").toLowerCase()];
  const duration = DURATIONS.find((known) => String(known) === seconds);
  return {
    ...(q && { q }),
    ...(isStatusGroup(state) && { state }),
    ...(isRatio(ratio) && { ratio }),
    ...(duration && { duration }),
    ...(isModelName(model) && { model }),
    ...(isId(collection) && { in: collection }),
    ...(isCredits(costFrom) && { costFrom }),
    ...(isCredits(costTo) && { costTo }),
    ...(get("favorite") && { favorite: true as const }),
    ...(get("images") && { images: true as const }),
    ...(get("shared") && { shared: true as const }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
    ...(isId(batch) && { batch }),
    ...(isId(element) && { element }),
  };
}

/** The order of the form's fields, which a browser without scripts writes too. */
const ORDER = [
  ...(["q", "state", "ratio", "duration", "favorite", "images", "shared", "batch", "element"] as const),
  ...(["from", "to", "costFrom", "costTo", "model", "in"] as const),
];

/** The filter as an address, always in one order, so that the same filter has one address. */
export function writeFilter(filter: GalleryFilter): string {
  const query = new URLSearchParams();
  for (const name of ORDER) {
    const value = filter[name];
    if (value) query.set(name, value === true ? "1" : String(value));
  }
  return query.toString();
}

const UNCOUNTED = ["q", "from", "to", "costFrom", "costTo", "in", "batch", "element"] as const;

/**
 * Whether the filter can be counted without reading every video: words, days, costs, collections, batches and elements cannot.
 */
export const isCountable = (filter: GalleryFilter): boolean => !UNCOUNTED.some((name) => filter[name]);

export const countablePart = (filter: GalleryFilter): GalleryFilter => ({
  ...filter,
  ...Object.fromEntries(UNCOUNTED.map((name) => [name, undefined])),
});

export const isEverything = (filter: GalleryFilter): boolean => writeFilter(filter) === "";
