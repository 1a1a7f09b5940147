"use client";

import { useEffect, useRef, useState } from "react";
import type { MonthCount } from "@/lib/gallery/counts";
import type { Archive, RunItems } from "./archive";
import type { Block } from "./block-map";
import { estimateFor, meanAspect } from "./estimate";
import { RunOfCards } from "./run-of-cards";
import { Scrubber } from "./scrubber";
import { useGridKeys } from "./use-grid-keys";
import { useReturn } from "./use-return";
import { useTallScroll } from "./use-tall-scroll";

type TallGridProps = {
  archive: Archive;
  months: readonly MonthCount[];
  /** What the server drew, in the page's own flow until the browser has measured it. */
  first: readonly RunItems[];
  total: number;
  headings: boolean;
  /** Called with what is on the screen, when it has come to rest. */
  onShown: (blocks: readonly Block[]) => void;
};

/** Runs that are skipped within this time are not asked for. */
const DWELL = 70;

/** A gallery of any height, of which only what is near the screen is in the page. */
export function TallGrid({ archive, months, first, total, headings, onShown }: TallGridProps) {
  // The archive changes in place: memoized by its identity, a card would never learn what was loaded.
  "use no memo";
  const box = useRef<HTMLDivElement>(null);
  const [estimate] = useState(() => estimateFor(meanAspect(first.flatMap((run) => run.items)), headings));
  const scroll = useTallScroll(box, months, estimate);
  useReturn(scroll);
  useGridKeys(box);
  const blocks = scroll.drawn?.blocks;

  useEffect(() => {
    if (!blocks) return;
    const timer = setTimeout(() => {
      archive.want(blocks);
      onShown(blocks);
    }, DWELL);
    // What went out of date meanwhile is asked for again; what just failed waits for the person or the next scroll.
    const stop = archive.subscribe(() => archive.failed || archive.want(blocks));
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [archive, blocks, onShown]);

  const drawn = scroll.drawn;
  return (
    <div ref={box} className="relative" style={drawn ? { height: drawn.page } : undefined}>
      {drawn
        ? drawn.blocks.map((block) => (
            <div
              key={`${block.month}:${block.run}`}
              className="absolute inset-x-0"
              style={{ top: block.top + drawn.shift }}
            >
              <RunOfCards
                block={block}
                items={archive.get(block)}
                place={{ before: scroll.before(block), of: total }}
                headings={headings}
                onHeight={(height) => scroll.measure(block, height)}
              />
            </div>
          ))
        : first.map(({ items, ...run }, at) => (
            <RunOfCards
              key={`${run.month}:${run.run}`}
              block={{ ...run, top: 0, height: 0, heading: first[at - 1]?.month !== run.month }}
              items={items}
              place={{ before: first.slice(0, at).reduce((sum, before) => sum + before.count, 0), of: total }}
              headings={headings}
            />
          ))}
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
