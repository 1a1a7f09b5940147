import type { MonthKind, Moved } from "@/db/gallery/count-queries";
import { DURATIONS, RATIOS } from "@/lib/generations/settings";
import { type GalleryFilter, STATUS_GROUP_NAMES } from "./filter";

export type MonthCount = { month: number; n: number };

/** The number of videos in a view, by month, and the number that each other option of a filter would show. */
export type GalleryCounts = { total: number; months: MonthCount[] } & Record<Choice, Record<string, number>> &
  Record<Toggle, number>;

type Choice = "state" | "ratio" | "duration" | "model";
type Toggle = "favorite" | "images" | "shared";
type Field = Choice | Toggle;

const TESTS: Record<Field, (filter: GalleryFilter, kind: MonthKind) => boolean> = {
  state: (filter, kind) => !filter.state || filter.state === kind.statusGroup,
  ratio: (filter, kind) => !filter.ratio || filter.ratio === kind.ratio,
  duration: (filter, kind) => !filter.duration || filter.duration === kind.duration,
  model: (filter, kind) => !filter.model || filter.model === kind.model,
  favorite: (filter, kind) => !filter.favorite || kind.favorite,
  images: (filter, kind) => !filter.images || kind.images,
  shared: (filter, kind) => !filter.shared || kind.shared,
};
const FIELDS = Object.keys(TESTS) as Field[];

/**
 * Sums the kinds under a filter. Each filter's own numbers ignore that filter, because they answer "what if I chose
 * this instead". Days, costs, collections and words are not counted here: with them in the filter, the numbers ignore
 * them.
 */
export function countUnder(
  filter: GalleryFilter,
  kinds: readonly MonthKind[],
  moved: readonly Moved[] = [],
): GalleryCounts {
  const counts: GalleryCounts = {
    total: 0,
    months: [],
    state: Object.fromEntries(STATUS_GROUP_NAMES.map((name) => [name, 0])),
    ratio: Object.fromEntries(RATIOS.map((name) => [name, 0])),
    duration: Object.fromEntries(DURATIONS.map((name) => [name, 0])),
    model: {},
    favorite: 0,
    images: 0,
    shared: 0,
  };
  for (const kind of kinds) {
    const missed = FIELDS.filter((field) => !TESTS[field](filter, kind));
    if (missed.length === 0) {
      counts.total += kind.n;
      addMonth(counts.months, kind);
    }
    for (const field of FIELDS) {
      if (missed.some((other) => other !== field)) continue;
      addChoice(counts, field, kind);
    }
  }
  return { ...counts, months: moveOver(counts.months, moved) };
}

/** Converts UTC months to the user's: `moved` are videos under the same filter. Newest first. */
function moveOver(months: readonly MonthCount[], moved: readonly Moved[]): MonthCount[] {
  const counts = new Map(months.map(({ month, n }) => [month, n]));
  for (const { source, target, n } of moved) {
    counts.set(source, (counts.get(source) ?? 0) - n);
    counts.set(target, (counts.get(target) ?? 0) + n);
  }
  return [...counts].flatMap(([month, n]) => (n > 0 ? [{ month, n }] : [])).sort((a, b) => b.month - a.month);
}

/** Expects the kinds newest month first. */
function addMonth(months: MonthCount[], { month, n }: MonthKind): void {
  const last = months.at(-1);
  if (last?.month === month) last.n += n;
  else months.push({ month, n });
}

function addChoice(counts: GalleryCounts, field: Field, kind: MonthKind): void {
  if (field === "favorite" || field === "images" || field === "shared") {
    if (kind[field]) counts[field] += kind.n;
    return;
  }
  const option = field === "state" ? kind.statusGroup : kind[field];
  counts[field][option] = (counts[field][option] ?? 0) + kind.n;
}
