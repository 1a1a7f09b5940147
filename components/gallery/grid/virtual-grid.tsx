"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { useRubberBand } from "@/components/gallery/selection/use-rubber-band";
import type { MonthCount } from "@/lib/gallery/counts";
import { SLICE_SIZE } from "@/lib/gallery/month-slices";
import type { Block } from "./block-map";
import { estimateFor, meanAspect } from "./estimate-height";
import { FloatingDay } from "./floating-day";
import type { GalleryCache, SliceItems } from "./gallery-cache";
import { MonthGrid } from "./month-grid";
import { monthName } from "./month-name";
import { Scrubber } from "./scrubber";
import { useFocusedCard } from "./use-focused-card";
import { useGridKeys } from "./use-grid-keys";
import { useRestoreScroll } from "./use-restore-scroll";
import { useVirtualScroll } from "./use-virtual-scroll";

type TallGridProps = {
  archive: GalleryCache;
  months: readonly MonthCount[];
  /** The server-rendered content, in the page's flow until the browser has measured it. */
  first: readonly SliceItems[];
  /** Whether months are real months: each is then a grid under its name. */
  headings: boolean;
  /** Called with what is on the screen once scrolling has stopped. */
  onShown: (blocks: readonly Block[]) => void;
};

/** Milliseconds: runs that are scrolled past faster aren't fetched. */
const DWELL = 70;

/** A gallery of any height that renders only what is near the screen. */
export function VirtualGrid({ archive, months, first, headings, onShown }: TallGridProps) {
  const t = useTranslations("gallery");
  const locale = useLocale();
  const help = useId();
  const box = useRef<HTMLDivElement>(null);
  const [estimate] = useState(() => estimateFor(meanAspect(first.flatMap((run) => run.items)), headings));
  const scroll = useVirtualScroll(box, months, estimate);
  useRestoreScroll(scroll);
  useGridKeys(box);
  useFocusedCard(box, archive.has);
  useRubberBand(box, scroll.place);
  const blocks = scroll.drawn?.blocks;

  useEffect(() => {
    if (!blocks) return;
    const timer = setTimeout(() => {
      archive.want(blocks);
      onShown(blocks);
    }, DWELL);
    // Stale runs are fetched again; failed ones wait for the user or the next scroll.
    const stop = archive.subscribe(() => archive.failed || archive.want(blocks));
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [archive, blocks, onShown]);

  const drawn = scroll.drawn;
  const inFlow: Block[] = first.map(({ items: _, ...run }, at) => ({
    ...run,
    top: 0,
    height: 0,
    heading: headings && first[at - 1]?.month !== run.month,
  }));
  const counts = new Map(months.map(({ month, n }) => [month, n]));
  return (
    <div ref={box} className="relative" style={drawn ? { height: drawn.page } : undefined}>
      <p id={help} hidden>
        {t("keys")}
      </p>
      {gridsOf(drawn?.blocks ?? inFlow, headings).map((grid) => (
        <MonthGrid
          key={grid.month}
          name={headings ? monthName(grid.month, locale) : t("list")}
          help={help}
          rows={headings ? (counts.get(grid.month) ?? 0) : -1}
          blocks={grid.blocks}
          shift={drawn?.shift ?? null}
          itemsOf={(block) => archive.get(block)}
          before={(block) => (headings ? newerInMonth(block, counts) : scroll.before(block))}
          onHeight={scroll.measure}
        />
      ))}
      {headings && <FloatingDay box={box} />}
      {headings && months.length > 1 && drawn && (
        <Scrubber
          months={months}
          now={drawn.blocks[0]?.month ?? 0}
          share={drawn.share}
          shareOf={scroll.monthShare}
          toMonth={scroll.goToMonth}
          toShare={scroll.goToShare}
        />
      )}
    </div>
  );
}

/** Consecutive blocks that share a grid: those of a month, or all. */
function gridsOf(blocks: readonly Block[], byMonth: boolean): { month: number; blocks: Block[] }[] {
  const grids: { month: number; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const month = byMonth ? block.month : 0;
    const last = grids.at(-1);
    if (last?.month === month) last.blocks.push(block);
    else grids.push({ month, blocks: [block] });
  }
  return grids;
}

/** How many videos of its month are newer than a run, which is counted from the oldest. */
const newerInMonth = ({ month, run }: Block, counts: ReadonlyMap<number, number>): number =>
  Math.max(0, (counts.get(month) ?? 0) - (run + 1) * SLICE_SIZE);
