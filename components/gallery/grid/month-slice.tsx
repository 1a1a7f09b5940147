"use client";

import { useDeferredValue, useEffectEvent, useLayoutEffect, useRef } from "react";
import { Card } from "@/components/gallery/card/card";
import type { GenerationView } from "@/lib/generations/view";
import type { Block } from "./block-map";
import { HEADING } from "./estimate-height";
import { Tiles } from "./tiles";

type RunOfCardsProps = {
  block: Block;
  items: GenerationView[] | null;
  /** How many videos precede it in its grid. */
  before: number;
  /** Server-rendered blocks must appear immediately; others render when nothing is more urgent. */
  eager: boolean;
  onHeight: (height: number) => void;
};

/** Some videos of one month in rows. Their space is reserved while they load. */
export function MonthSliceCards({ block, items, before, eager, onHeight }: RunOfCardsProps) {
  // The grid around it renders with every scroll step, the cards only when they change.
  "use memo";
  const rows = useRef<HTMLDivElement>(null);
  const tell = useEffectEvent(onHeight);
  const shown = useDeferredValue(items, eager ? items : null);
  const loaded = shown !== null;

  useLayoutEffect(() => {
    const element = rows.current;
    if (!element || !loaded) return;
    tell(element.offsetHeight);
    const observer = new ResizeObserver(() => tell(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [loaded]);

  if (!shown) {
    return (
      <div
        aria-hidden="true"
        className="rounded-sm bg-[repeating-linear-gradient(to_bottom,var(--sunken)_0_13rem,transparent_13rem_13.75rem)] opacity-60"
        style={{ height: block.height - (block.heading ? HEADING : 0) - 12 }}
      />
    );
  }
  return (
    <div ref={rows} data-run={`${block.month}:${block.run}:${block.count}`} className="pb-2 sm:pb-2.5 lg:pb-3">
      <Tiles filled={block.run > 0}>
        {shown.map((generation, at) => (
          <Card key={generation.id} generation={generation} place={before + at + 1} />
        ))}
      </Tiles>
    </div>
  );
}
