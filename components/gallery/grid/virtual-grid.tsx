"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { enterView } from "@/components/gallery/selection/selection";
import { withMessages } from "@/components/ui/all-messages";
import { useUsed } from "@/components/ui/first-use";
import { lazyPart } from "@/components/ui/lazy-part";
import type { GalleryCache, SliceItems } from "./gallery-cache";
import { FIRST_SCREEN, GridRows } from "./grid-rows";
import { monthName } from "./month-name";
import { useOpenStacks } from "./open-stacks";
import type { Block } from "./rows/block-map";
import { estimateFor } from "./rows/estimate";
import { RowMap } from "./rows/row-map";
import { stackUnits, type UnitSlice } from "./rows/stack-units";
import { useEarlyKeys } from "./use-early-keys";
import { useRestoreScroll } from "./use-restore-scroll";
import { useVirtualScroll } from "./use-virtual-scroll";

const GridTools = lazyPart(
  withMessages(() => import("./grid-tools")),
  { eager: "silent" },
);

type VirtualGridProps = {
  label: string;
  /** The query of its view, which a selection belongs to; null where the order is manual. */
  query: string | null;
  archive: GalleryCache;
  /** What the page begins with, and the width that the server lays it out for. */
  first: readonly SliceItems[];
  width: number;
  /** How many videos it has, loaded or not; null when unknown. */
  total: number | null;
  /** Whether months are real months, whose names are shown. */
  headings: boolean;
  /** Whether the videos of a batch form a stack, and whether all stacks are open. */
  stacks: boolean | "open";
  /** Whether older videos follow that no month counts yet. */
  more: boolean;
  /** Called with what is on the screen once scrolling has stopped. */
  onShown: (blocks: readonly Block[]) => void;
};

/** Milliseconds: runs that are scrolled past faster aren't fetched. */
const DWELL = 70;

/**
 * A gallery of any height that renders only what is near the screen. For assistive technology it is a grid with one row
 * per video, because the visible rows depend on the screen's width. A grid and not a list, because screen readers in a
 * list keep single letters such as X for themselves.
 */
export function VirtualGrid(props: VirtualGridProps) {
  const { label, query, archive, first, total, headings, stacks, more, onShown } = props;
  const t = useTranslations("gallery");
  const locale = useLocale();
  const help = useId();
  const box = useRef<HTMLDivElement>(null);
  const opened = useOpenStacks();
  const stacked = stacks !== false;
  const open = stacks === "open" ? ("all" as const) : opened;
  const loaded = useSyncExternalStore(
    archive.subscribe,
    () => archive.loaded,
    () => archive.loaded,
  );
  const { months } = archive;
  const [estimate] = useState(() =>
    estimateFor(stackUnits(inOrder(first), { headings, stacks: stacked, open }), headings),
  );
  const shown = useMemo(
    () => ({ months, loaded, headings, stacks: stacked, more, open }),
    [months, loaded, headings, stacked, more, open],
  );
  const [served] = useState(() => new RowMap(shown, props.width, estimate(props.width)));
  const scroll = useVirtualScroll(box, shown, estimate, served);
  useRestoreScroll(scroll);
  const onUp = useEarlyKeys(box);
  const used = useUsed();
  const drawn = scroll.drawn;
  const blocks = drawn?.blocks;

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

  useEffect(() => {
    enterView(query);
    return () => enterView(null);
  }, [query]);

  return (
    <div ref={box} className="relative" style={drawn ? { height: drawn.page } : undefined}>
      <p id={help} hidden>
        {t("keys")}
      </p>
      <GridRows
        label={label}
        help={help}
        total={total}
        served={total === null ? served.rows : served.between(0, FIRST_SCREEN)}
        drawn={drawn}
        missing={blocks?.filter((block) => archive.get(block) === null) ?? []}
        monthName={(month, room) => monthName(month, locale, room)}
      />
      {used && drawn && (
        <GridTools
          box={box}
          has={archive.has}
          place={scroll.place}
          query={query}
          onUp={onUp}
          scrubber={
            headings
              ? {
                  months,
                  now: drawn.blocks[0]?.month ?? 0,
                  share: drawn.share,
                  shareOf: scroll.monthShare,
                  toMonth: scroll.goToMonth,
                  toShare: scroll.goToShare,
                }
              : null
          }
        />
      )}
    </div>
  );
}

/** The first slices as they follow each other from the top. */
function inOrder(first: readonly SliceItems[]): UnitSlice[] {
  let before = 0;
  return first.map(({ month, items }, at) => {
    const slice = { month, items, before, starts: first[at - 1]?.month !== month };
    before += items.length;
    return slice;
  });
}
