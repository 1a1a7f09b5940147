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
    if (!entry) return null;
    for (const block of this.blocks(entry, this.monthTops()[at] ?? 0)) if (block.run === run) return block;
    return null;
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

  private *blocks({ month, n }: MonthCount, monthTop: number): Generator<Block> {
    const runs = Math.ceil(n / SLICE_SIZE);
    let top = monthTop;
    for (let run = runs - 1; run >= 0; run--) {
      const heading = run === runs - 1;
      const count = heading ? n - run * SLICE_SIZE : SLICE_SIZE;
      const height = this.blockHeight({ month, run, count }, heading);
      yield { month, run, count, top, height, heading };
      top += height;
    }
  }

  private monthTops(): number[] {
    if (this.tops.length === 0) {
      let top = 0;
      this.tops = [0, ...this.months.map((month) => (top += this.monthHeight(month)))];
    }
    return this.tops;
  }

  /** Most blocks of a long month are never rendered: multiplies their estimate and adds only the measured heights. */
  private monthHeight({ month, n }: MonthCount): number {
    const runs = Math.ceil(n / SLICE_SIZE);
    if (runs === 0) return 0;
    const newest = n - (runs - 1) * SLICE_SIZE;
    let height = this.estimate.heading + (runs - 1) * this.estimate.block(SLICE_SIZE) + this.estimate.block(newest);
    for (const [run, known] of this.measured.get(month) ?? []) {
      const heading = run === runs - 1;
      if (known.count === (heading ? newest : SLICE_SIZE) && run < runs) {
        height += known.height - this.estimate.block(known.count) - (heading ? this.estimate.heading : 0);
      }
    }
    return height;
  }

  private blockHeight({ month, run, count }: MonthSlice, heading: boolean): number {
    const known = this.measured.get(month)?.get(run);
    return known?.count === count ? known.height : this.estimate.block(count) + (heading ? this.estimate.heading : 0);
  }
}
