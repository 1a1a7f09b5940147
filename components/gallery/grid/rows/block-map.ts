import type { MonthCount } from "@/lib/gallery/counts";
import { type MonthSlice, SLICE_SIZE } from "@/lib/gallery/month-slices";
import type { Estimate } from "./estimate";

/** A run with its position; `heading` when it is the first run of its month. */
export type Block = MonthSlice & { top: number; height: number; heading: boolean };

/**
 * The position of every block of a gallery of any size, in pixels from its top. Heights are estimates until a block is
 * loaded and laid out.
 */
export class BlockMap {
  private readonly measured = new Map<number, Map<number, { count: number; height: number }>>();
  /** Where each month begins, and finally where the last one ends; computed on demand. */
  private tops: number[] = [];

  constructor(
    public readonly months: readonly MonthCount[],
    private readonly estimate: Estimate,
    known?: BlockMap,
  ) {
    if (known) for (const [month, runs] of known.measured) this.measured.set(month, new Map(runs));
  }

  /** Stores a block's height, with the name of a month that begins in it. */
  measure({ month, run, count }: MonthSlice, height: number): void {
    const runs = this.measured.get(month) ?? new Map<number, { count: number; height: number }>();
    this.measured.set(month, runs.set(run, { count, height }));
    this.tops = [];
  }

  get height(): number {
    return this.monthTops().at(-1) ?? 0;
  }

  /** The blocks that touch the range from `from` to `to`, top to bottom, at most `most`. */
  between(from: number, to: number, most = Number.POSITIVE_INFINITY): Block[] {
    const found: Block[] = [];
    const tops = this.monthTops();
    for (const [at, month] of this.months.entries()) {
      const top = tops[at] ?? 0;
      if (top >= to || found.length >= most) break;
      if ((tops[at + 1] ?? 0) <= from) continue;
      for (const block of this.blocksFrom(month, top, from)) {
        if (block.top >= to || found.length >= most) break;
        found.push(block);
      }
    }
    return found;
  }

  /** A block by name; null when the gallery no longer has it. */
  find(month: number, run: number): Block | null {
    const at = this.months.findIndex((entry) => entry.month === month);
    const entry = this.months[at];
    if (!entry || run < 0 || run >= runsOf(entry.n)) return null;
    return this.block(entry, run, (this.monthTops()[at] ?? 0) + this.heightAbove(entry, run));
  }

  /** The position of a month's heading, or of the next older month's when it has no videos. */
  monthTop(month: number): number {
    const at = this.months.findIndex((entry) => entry.month <= month);
    return this.monthTops()[at < 0 ? this.months.length : at] ?? 0;
  }

  /** How many videos precede this block. */
  before(block: Pick<Block, "month" | "run">): number {
    let count = 0;
    for (const entry of this.months) {
      if (entry.month === block.month) return count + Math.max(0, entry.n - (block.run + 1) * SLICE_SIZE);
      count += entry.n;
    }
    return count;
  }

  /** The blocks of a month that end below `from`. A month may have thousands: the first is found by halves. */
  private *blocksFrom(entry: MonthCount, monthTop: number, from: number): Generator<Block> {
    let [low, high] = [-1, runsOf(entry.n) - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (monthTop + this.heightAbove(entry, middle - 1) > from) low = middle;
      else high = middle - 1;
    }
    let top = monthTop + this.heightAbove(entry, high);
    for (let run = high; run >= 0; run--) {
      const block = this.block(entry, run, top);
      yield block;
      top += block.height;
    }
  }

  private block({ month, n }: MonthCount, run: number, top: number): Block {
    const heading = run === runsOf(n) - 1;
    const count = heading ? n - run * SLICE_SIZE : SLICE_SIZE;
    const known = this.measured.get(month)?.get(run);
    const height =
      known?.count === count ? known.height : this.estimate.block(count) + (heading ? this.estimate.heading : 0);
    return { month, run, count, top, height, heading };
  }

  private monthTops(): number[] {
    if (this.tops.length === 0) {
      let top = 0;
      this.tops = [0, ...this.months.map((month) => (top += this.heightAbove(month, -1)))];
    }
    return this.tops;
  }

  /**
   * The height of a month's blocks above one, of all of them for -1. Most blocks of a long month are never rendered:
   * multiplies their estimate and adds only the measured heights.
   */
  private heightAbove({ month, n }: MonthCount, run: number): number {
    const newest = runsOf(n) - 1;
    if (run >= newest) return 0;
    const inNewest = n - newest * SLICE_SIZE;
    const { heading, block } = this.estimate;
    let height = heading + block(inNewest) + (newest - 1 - run) * block(SLICE_SIZE);
    for (const [at, known] of this.measured.get(month) ?? []) {
      const count = at === newest ? inNewest : SLICE_SIZE;
      if (at > run && at <= newest && known.count === count)
        height += known.height - block(count) - (at === newest ? heading : 0);
    }
    return height;
  }
}

const runsOf = (videos: number): number => Math.ceil(videos / SLICE_SIZE);
