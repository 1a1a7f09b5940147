"use client";

import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { MonthCount } from "@/lib/gallery/counts";
import { type Block, BlockMap, type Estimate } from "./block-map";
import { ScrollMap } from "./scroll-map";

/** Pixels rendered above and below the screen, and the maximum number of blocks: 5 × 24 cards. */
const MARGIN = 350;
const MOST_BLOCKS = 5;
/** Milliseconds without movement before the scroll bar is settled. */
const REST = 140;

export type ScrollAnchor = { month: number; run: number; offset: number };

/** Which blocks are on the screen and where, as the page scrolls, grows and is measured. */
export function useVirtualScroll(
  box: RefObject<HTMLElement | null>,
  months: readonly MonthCount[],
  estimateFor: (width: number) => Estimate,
) {
  const [drawn, setDrawn] = useState<{ blocks: Block[]; shift: number; page: number; share: number } | null>(null);
  const map = useRef<BlockMap>(null);
  const scroll = useRef<ScrollMap>(null);
  const width = useRef(0);

  const top = useEffectEvent(() => (box.current?.getBoundingClientRect().top ?? 0) + window.scrollY);

  const draw = useEffectEvent(() => {
    const [blocks, bar] = [map.current, scroll.current];
    if (!blocks || !bar) return;
    const from = bar.place - MARGIN;
    const next = {
      blocks: blocks.between(from, bar.place + window.innerHeight + MARGIN, MOST_BLOCKS),
      shift: Math.round(bar.shift),
      page: bar.page,
      share: blocks.height > 0 ? bar.place / blocks.height : 0,
    };
    setDrawn((now) => (now && same(now, next) ? now : next));
  });

  /** Runs a change that moves blocks without moving what the user sees. */
  const keeping = useEffectEvent((change: () => boolean) => {
    const [blocks, bar] = [map.current, scroll.current];
    if (!blocks || !bar) return;
    const held = bar.place > 0 ? blocks.between(bar.place, bar.place + window.innerHeight, 1)[0] : undefined;
    if (!change() || !map.current) return;
    if (bar.resize(map.current.height)) return draw();
    const now = held && map.current.find(held.month, held.run);
    // A block that grew at its newer end pushed the visible content down by as much.
    if (held && now) bar.place += now.top + (now.count === held.count ? 0 : now.height - held.height) - held.top;
    draw();
  });

  const goTo = useEffectEvent((place: number) => {
    const bar = scroll.current;
    if (!bar) return;
    bar.goTo(place);
    rest();
  });

  const rest = useEffectEvent(() => {
    const bar = scroll.current;
    if (!bar || bar.place <= 0) return;
    const before = bar.bar;
    bar.settle();
    flushSync(draw);
    if (Math.abs(before - bar.bar) < 1) return;
    window.scrollTo({ top: top() + bar.bar, behavior: "instant" });
    bar.bar = window.scrollY - top();
    draw();
  });

  const start = useEffectEvent(() => {
    width.current = box.current?.clientWidth ?? 0;
    const blocks = new BlockMap(months, estimateFor(width.current));
    for (const element of box.current?.querySelectorAll<HTMLElement>("[data-run]") ?? []) {
      const [month = 0, run = 0, count = 0] = (element.dataset.run ?? "").split(":").map(Number);
      blocks.measure({ month, run, count }, element.offsetHeight);
    }
    map.current = blocks;
    scroll.current = new ScrollMap(blocks.height, window.innerHeight);
    scroll.current.moved(window.scrollY - top());
    draw();
  });

  // Before the first paint: measures the server-rendered blocks and positions them where they were.
  useLayoutEffect(() => start(), []);

  useLayoutEffect(() => {
    keeping(() => {
      map.current = new BlockMap(months, estimateFor(width.current), map.current ?? undefined);
      return true;
    });
  }, [months, estimateFor]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      scroll.current?.moved(window.scrollY - top());
      draw();
      clearTimeout(timer);
      timer = setTimeout(rest, REST);
    };
    const resized = new ResizeObserver(() => {
      if (box.current?.clientWidth !== width.current) start();
    });
    window.addEventListener("scroll", onScroll, { passive: true });
    window.addEventListener("resize", start);
    if (box.current) resized.observe(box.current);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("scroll", onScroll);
      window.removeEventListener("resize", start);
      resized.disconnect();
    };
  }, [box]);

  return {
    drawn,
    /** The gallery's pixel at the top of the screen. */
    place: () => scroll.current?.place ?? 0,
    measure: (block: Block, height: number) => keeping(() => map.current?.measure(block, height) ?? false),
    goToMonth: (month: number) => goTo(map.current?.monthTop(month) ?? 0),
    goToShare: (share: number) => goTo(share * (map.current?.height ?? 0)),
    goToAnchor: ({ month, run, offset }: ScrollAnchor) => {
      const block = map.current?.find(month, run);
      if (block) goTo(block.top + offset);
    },
    anchor: (): ScrollAnchor | null => {
      const place = scroll.current?.place ?? 0;
      const [block] = place > 0 ? (map.current?.between(place, place + 1, 1) ?? []) : [];
      return block ? { month: block.month, run: block.run, offset: place - block.top } : null;
    },
    before: (block: Block) => map.current?.before(block) ?? 0,
    monthShare: (month: number) => (map.current?.height ? map.current.monthTop(month) / map.current.height : 0),
  };
}

type Drawn = { blocks: Block[]; shift: number; page: number; share: number };

const same = (a: Drawn, b: Drawn): boolean =>
  a.shift === b.shift &&
  a.page === b.page &&
  a.blocks.length === b.blocks.length &&
  a.blocks.every((block, at) => {
    const other = b.blocks[at];
    return (
      other?.month === block.month &&
      other.run === block.run &&
      other.count === block.count &&
      other.top === block.top &&
      other.height === block.height
    );
  });
