"use client";

import type { CSSProperties, HTMLAttributes } from "react";
import { GridCell } from "./grid-cell";
import type { Block } from "./rows/block-map";
import type { Drawn } from "./rows/drawn";
import { type PlacedRow, sliceKey } from "./rows/row-map";

/** Pixels of a gallery that most screens show at first; the server renders no more of one whose counts are known. */
export const FIRST_SCREEN = 900;

type GridRowsProps = {
  label: string;
  /** Id of the text that explains the keys. */
  help: string;
  /** How many videos it has, rendered or not; null when unknown. */
  total: number | null;
  /** The rows that the server renders, in the page's own flow until the browser has measured it. */
  served: readonly PlacedRow[];
  drawn: Drawn | null;
  missing: readonly Block[];
  monthName: (month: number, room?: number) => string;
};

/** What the CSS needs to give a row's cards their widths: how many share a gap, and the sum of their ratios. */
const inRow = (cells: PlacedRow["cells"]): CSSProperties & Record<"--n" | "--s", string> => ({
  "--n": String(cells.length - 1),
  "--s": cells.reduce((sum, { unit }) => sum + unit.ratio, 0).toFixed(4),
});

/** The cards near the screen, each at its place, and gray rows where they aren't loaded yet. */
export function GridRows({ label, help, total, served, drawn, missing, monthName }: GridRowsProps) {
  const grid: HTMLAttributes<HTMLDivElement> = {
    role: "grid",
    "aria-label": label,
    "aria-describedby": help,
    "aria-rowcount": total ?? -1,
    "aria-colcount": 1,
    "aria-multiselectable": true,
  };
  return (
    <div className="tiles-room">
      {drawn
        ? missing.map((block) => (
            <div
              key={sliceKey(block)}
              aria-hidden="true"
              className="absolute inset-x-0 rounded-sm bg-[repeating-linear-gradient(to_bottom,var(--sunken)_0_13rem,transparent_13rem_13.75rem)] opacity-60"
              style={{ top: block.top - drawn.base + drawn.top, height: Math.max(0, block.height - 12) }}
            />
          ))
        : null}
      <div
        {...grid}
        className={drawn ? "absolute inset-x-0" : "tiles-served"}
        style={drawn ? { top: drawn.top } : undefined}
      >
        {drawn
          ? drawn.rows.flatMap((row) =>
              row.cells.map(({ unit, left, width, room }) => (
                <GridCell
                  key={unit.key}
                  unit={unit}
                  name={unit.month === null ? null : monthName(unit.month, room)}
                  left={left}
                  top={row.top + row.heading - drawn.base}
                  width={width}
                  height={row.height}
                  room={room}
                />
              )),
            )
          : served.flatMap(({ top, cells, height, full }) =>
              cells.map(({ unit, room }) => (
                <GridCell
                  key={unit.key}
                  unit={unit}
                  name={unit.month === null ? null : monthName(unit.month, room)}
                  room={room}
                  priority={top === 0 ? "high" : top < FIRST_SCREEN ? "auto" : undefined}
                  flow={full ? inRow(cells) : { flex: `0 0 ${unit.ratio * height}px` }}
                />
              )),
            )}
      </div>
    </div>
  );
}
