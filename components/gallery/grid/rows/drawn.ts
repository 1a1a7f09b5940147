import type { Block } from "./block-map";
import type { PlacedRow, RowMap } from "./row-map";

/** Pixels rendered above and below the screen, and how many slices are wanted at a time. */
const MARGIN = 350;
const MOST_BLOCKS = 10;
/** Rows are positioned from the last multiple of it, because browsers cut off positions of many million pixels. */
const PLATE = 100_000;

/** What is on the page: rows, the slices that they are of or that are missing there, and where. */
export type Drawn = {
  rows: readonly PlacedRow[];
  blocks: readonly Block[];
  /** A position in the gallery that is near all of these, and where in the page it is. */
  base: number;
  top: number;
  page: number;
  share: number;
};

/** What is to be on the page when the gallery's pixel `place` is at the top of a screen of this height. */
export function drawnAt(
  map: RowMap,
  screen: number,
  { place, shift, page }: { place: number; shift: number; page: number },
): Drawn {
  const [from, to] = [place - MARGIN, place + screen + MARGIN];
  const base = Math.max(0, Math.floor(place / PLATE) * PLATE);
  return {
    rows: map.between(from, to),
    blocks: map.blocks.between(from, to, MOST_BLOCKS),
    base,
    top: base + Math.round(shift),
    page,
    share: map.height > 0 ? place / map.height : 0,
  };
}

export const sameDrawn = (a: Drawn, b: Drawn): boolean =>
  a.top === b.top &&
  a.base === b.base &&
  a.page === b.page &&
  a.rows.length === b.rows.length &&
  a.rows.every((row, at) => row === b.rows[at]) &&
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
