"use client";

import type { HTMLAttributes } from "react";
import type { GenerationView } from "@/lib/generations/view";
import type { Block } from "./block-map";
import { HEADING } from "./estimate-height";
import { MonthSliceCards } from "./month-slice";

type MonthGridProps = {
  name: string;
  /** Id of the text that explains the keys. */
  help: string;
  /** How many videos it has, rendered or not; -1 when unknown. */
  rows: number;
  blocks: readonly Block[];
  /** From a block's position in the gallery to the page; null while blocks are in the page's own flow. */
  shift: number | null;
  itemsOf: (block: Block) => GenerationView[] | null;
  before: (block: Block) => number;
  onHeight: (block: Block, height: number) => void;
};

/**
 * The part of a month that is near the screen, under the month's name. For assistive technology it is a grid with one
 * row per video, because the visible rows depend on the screen's width. A grid and not a list, because screen readers
 * in a list keep single letters such as X for themselves.
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
