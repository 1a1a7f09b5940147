import type { SliceItems } from "@/components/gallery/grid/gallery-cache";
import type { MonthCount } from "@/lib/gallery/counts";
import { type MonthSlice, SLICE_SIZE } from "@/lib/gallery/month-slices";
import { BlockMap } from "./block-map";
import { type Bounds, boundsFor } from "./bounds";
import { type Estimate, HEADING } from "./estimate";
import { layoutRows } from "./layout-rows";
import { type GridUnit, stackUnits, type UnitOptions } from "./stack-units";

/** What a gallery shows: its months, what of it is loaded, and whether more follows that no month counts yet. */
export type Shown = UnitOptions & {
  months: readonly MonthCount[];
  loaded: readonly SliceItems[];
  more: boolean;
};

/** `room`: the width up to the next month that begins in its row, for the name of its own. */
type PlacedUnit = { unit: GridUnit; left: number; width: number; room: number };
/** `height` is that of the cards; names of months, if any, are above them. Pixels from the gallery's top. */
export type PlacedRow = { top: number; heading: number; height: number; full: boolean; cells: PlacedUnit[] };

/** Where every loaded video of a gallery of any size is, and where those that aren't loaded probably are. */
export class RowMap {
  readonly blocks: BlockMap;
  readonly rows: readonly PlacedRow[];

  /** With the map before, at the same width or where `keep` says so, the rows that are shown stay. */
  constructor(
    shown: Shown,
    readonly width: number,
    estimate: Estimate,
    before?: RowMap,
    keep = before?.width === width,
  ) {
    const known = before?.width === width ? before : undefined;
    this.blocks = new BlockMap(shown.months, estimate, known?.blocks);
    const bounds = boundsFor(width);
    const rows = keep && before ? before.rows : [];
    const keys = rows.flatMap((row) => (row.full ? [row.cells.map(({ unit }) => unit.key)] : []));
    const parts = adjacent(shown.months, shown.loaded).map((slices) => this.layOut(slices, shown, bounds, keys));
    this.rows = parts.flatMap(({ first, rows }) => {
      const start = this.blocks.find(first.month, first.run)?.top ?? 0;
      return rows.map((row) => ({ ...row, top: row.top + start }));
    });
  }

  get height(): number {
    return this.blocks.height;
  }

  /** The rows that touch the range from `from` to `to`. */
  between(from: number, to: number): PlacedRow[] {
    return this.rows.filter((row) => row.top < to && row.top + row.heading + row.height > from);
  }

  /** Where the row of a video begins; undefined when it isn't loaded or waits for the rest of its row. */
  topOf(id: string): number | undefined {
    return this.rows.find(({ cells }) => cells.some(({ unit }) => unit.videos.some((video) => video.id === id)))?.top;
  }

  /** Lays out slices that follow each other, from 0, and tells the blocks their heights. */
  private layOut(slices: Placed[], shown: Shown, bounds: Bounds, keys: readonly (readonly string[])[]) {
    const [first, last] = [slices[0], slices.at(-1)];
    if (!first || !last) throw new Error("no slices");
    const units = stackUnits(
      slices.map((slice) => ({ ...slice, before: this.blocks.before(slice) })),
      shown,
    );
    const edges = { above: !first.newest, below: !last.oldest || shown.more };
    const rows: PlacedRow[] = [];
    /** Where each slice begins: the top of the row with its first video. */
    const tops: number[] = [];
    let top = 0;
    for (const { from, to, ...row } of layoutRows(units, bounds, edges, keys)) {
      const inRow = units.slice(from, to);
      const heading = inRow.some(({ month }) => month !== null) ? HEADING : 0;
      const cells = placeUnits(inRow, row.height, bounds);
      for (const { slice } of inRow) tops[slice] ??= top;
      rows.push({ ...row, top, heading, cells });
      top += heading + row.height + bounds.gap;
    }
    for (const [at, slice] of [...slices.entries()].reverse()) {
      const next = at + 1 < slices.length ? (tops[at + 1] ?? top) : top;
      tops[at] = at === 0 ? 0 : (tops[at] ?? next);
      this.blocks.measure(slice, next - (tops[at] ?? 0));
    }
    return { first, rows };
  }
}

function placeUnits(units: readonly GridUnit[], height: number, { width: page, gap }: Bounds): PlacedUnit[] {
  const cells: PlacedUnit[] = [];
  let left = 0;
  for (const unit of units) {
    const width = unit.ratio * height;
    cells.push({ unit, left, width, room: page - left });
    left += width + gap;
  }
  let end = page;
  for (const cell of [...cells].reverse()) {
    cell.room = end - cell.left;
    if (cell.unit.month !== null) end = cell.left - gap;
  }
  return cells;
}

/** A slice with its current count, and whether it is the gallery's first or last and its month's newest. */
type Placed = SliceItems & { newest: boolean; oldest: boolean; starts: boolean };

/** The loaded slices in order, those that follow each other together. */
function adjacent(months: readonly MonthCount[], loaded: readonly SliceItems[]): Placed[][] {
  const places = new Map(months.map(({ month }, at) => [month, at]));
  const newestRun = (at: number) => Math.ceil((months[at]?.n ?? 0) / SLICE_SIZE) - 1;
  const placed = loaded
    .flatMap((slice) => {
      const at = places.get(slice.month) ?? -1;
      return at >= 0 && slice.run <= newestRun(at) ? [{ slice, at }] : [];
    })
    .sort((a, b) => a.at - b.at || b.slice.run - a.slice.run);
  const groups: Placed[][] = [];
  let follows = { at: -1, run: -1 };
  for (const { slice, at } of placed) {
    const starts = slice.run === newestRun(at);
    const count = starts ? (months[at]?.n ?? 0) - slice.run * SLICE_SIZE : SLICE_SIZE;
    const oldest = slice.run === 0 && at === months.length - 1;
    const entry = { ...slice, count, starts, newest: starts && at === 0, oldest };
    if (follows.at === at && follows.run === slice.run) groups.at(-1)?.push(entry);
    else groups.push([entry]);
    follows = slice.run > 0 ? { at, run: slice.run - 1 } : { at: at + 1, run: newestRun(at + 1) };
  }
  return groups;
}

/** Names a slice in the page. */
export const sliceKey = ({ month, run }: MonthSlice): number => month * 1_000_000 + run;
