"use client";

import { type RefObject, useEffect } from "react";
import { SelectionShortcuts } from "@/components/gallery/selection/selection-shortcuts";
import { useRubberBand } from "@/components/gallery/selection/use-rubber-band";
import { FloatingDay } from "./floating-day";
import { Scrubber, type ScrubberProps } from "./scrubber";
import { useFocusedCard } from "./use-focused-card";
import { useGridKeys } from "./use-grid-keys";

type GridToolsProps = {
  box: RefObject<HTMLElement | null>;
  /** Whether a video is loaded. */
  has: (id: string) => boolean;
  /** The gallery's pixel at the top of the screen. */
  place: () => number;
  /** The view's query; null where the order is manual. */
  query: string | null;
  /** Where months are known: the days to show, and the timeline of more than one. */
  scrubber: ScrubberProps | null;
  onUp: () => void;
};

/** What a grid does for a mouse, for keys and while it is scrolled: loaded with the first of these. */
export default function GridTools({ box, has, place, query, scrubber, onUp }: GridToolsProps) {
  useGridKeys(box);
  useFocusedCard(box, has);
  useRubberBand(box, place);
  useEffect(() => onUp(), [onUp]);
  return (
    <>
      <SelectionShortcuts query={query} />
      {scrubber && <FloatingDay box={box} />}
      {scrubber && scrubber.months.length > 1 && <Scrubber {...scrubber} />}
    </>
  );
}
