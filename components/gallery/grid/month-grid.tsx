"use client";

import type { HTMLAttributes } from "react";
import type { GenerationView } from "@/lib/generations/view";
import type { Block } from "./block-map";
import { HEADING } from "./estimate-height";
import { MonthSliceCards } from "./month-slice";

type MonthGridProps = {
  name: string;
  /** Id of the sentence that tells the keys. */
  help: string;
  /** How many videos it has, in the page or not; -1 when nobody knows. */
  rows: number;
  blocks: readonly Block[];
  /** From a block's place in the gallery to its place in the page; null while blocks stand in the page's own flow. */
  shift: number | null;
  itemsOf: (block: Block) => GenerationView[] | null;
  before: (block: Block) => number;
  onHeight: (block: Block, height: number) => void;
};

/**
 * The part of a month that is near the screen, under the month's name. For assistive technology it is a grid with a row
 * per video: rows as they wrap on the screen depend on its width and cannot be counted, videos can. A grid, because in
 * a list a screen reader keeps single letters such as X for itself.
 */
export function MonthGrid({ name, help, rows, blocks, shift, itemsOf, before, onHeight }: MonthGridProps) {
  const at = (top: number) =>
    shift === null ? undefined : { position: "absolute" as const, insetInline: 0, top: top + shift };
  const first = blocks[0];
  const grid: HTMLAttributes<HTMLDivElement> = {
    role: "grid",
    "aria-label": name,
    "aria-describedby": help,
    "aria-rowcount": rows,
    "aria-colcount": 1,
    "aria-multiselectable": true,
  };
  return (
    <>
      {first?.heading && (
        <h2 className="flex h-13 items-end pb-2 font-medium text-base text-soft" style={at(first.top)}>
          {name}
        </h2>
      )}
      <div {...grid}>
        {blocks.map((block) => (
          <div key={block.month * 1_000_000 + block.run} style={at(block.top + (block.heading ? HEADING : 0))}>
            <MonthSliceCards
              block={block}
              items={itemsOf(block)}
              before={before(block)}
              eager={shift === null}
              onHeight={(height) => onHeight(block, height)}
            />
          </div>
        ))}
      </div>
    </>
  );
}
