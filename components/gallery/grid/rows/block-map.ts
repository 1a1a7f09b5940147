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
      for (const block of this.blocks(month, top)) {
        if (block.top >= to || found.length >= most) break;
        if (block.top + block.height > from) found.push(block);
      }
    }
    return found;
  }

  /** A block by name; null when the gallery no longer has it. */
  find(month: number, run: number): Block | null {
    const at = this.months.findIndex((entry) => entry.month === month);
    const entry = this.months[at];
    if (!entry || run < 0 || run > newestOf(entry.n)) return null;
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

  private *blocks(entry: MonthCount, monthTop: number): Generator<Block> {
    let top = monthTop;
    for (let run = newestOf(entry.n); run >= 0; run--) {
      const block = this.block(entry, run, top);
      yield block;
      top += block.height;
    }
  }

  private block({ month, n }: MonthCount, run: number, top: number): Block {
    const count = countIn(n, run);
    const known = this.measured.get(month)?.get(run);
    const height = known?.count === count ? known.height : this.estimated(n, run);
    return { month, run, count, top, height, heading: run === newestOf(n) };
  }

  private estimated(n: number, run: number): number {
    return this.estimate.block(countIn(n, run)) + (run === newestOf(n) ? this.estimate.heading : 0);
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
    const newest = newestOf(n);
    if (run >= newest) return 0;
    let height = this.estimated(n, newest) + (newest - 1 - run) * this.estimate.block(SLICE_SIZE);
    for (const [at, known] of this.measured.get(month) ?? [])
      if (at > run && at <= newest && known.count === countIn(n, at)) height += known.height - this.estimated(n, at);
    return height;
  }
}

/** The newest of a month's runs, which may have fewer videos; -1 in a month without any. */
const newestOf = (n: number): number => Math.ceil(n / SLICE_SIZE) - 1;
const countIn = (n: number, run: number): number => (run === newestOf(n) ? n - run * SLICE_SIZE : SLICE_SIZE);
