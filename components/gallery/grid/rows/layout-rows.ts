import { type Bounds, fillHeight } from "./bounds";
import { divide } from "./divide";

/** A card or a stack of cards. `ratio` is its width to height, from `cardRatio`. */
export type RowUnit = { key: string; ratio: number };

/** Units from `from` to before `to`, which fill the width at this height; only the last row of all may not. */
export type Row = { from: number; to: number; height: number; full: boolean };

/** Whether more units, not loaded yet, precede and follow. */
export type Edges = { above: boolean; below: boolean };

/**
 * Lays out loaded units in rows that fill the width. Rows of the layout before (`known`: their keys) stay as long as
 * their units follow each other; around them only as many rows change as a full width needs, downwards. So what is
 * being read stays when a video appears above, or when older and newer ones are loaded. Units at an edge that are too
 * few for a row wait for those beyond it.
 */
export function layoutRows(
  units: readonly RowUnit[],
  bounds: Bounds,
  edges: Edges,
  known: readonly (readonly string[])[] = [],
): Row[] {
  const ratios = units.map(({ ratio }) => ratio);
  const heightOf = (from: number, to: number) =>
    fillHeight(
      bounds,
      ratios.slice(from, to).reduce((sum, ratio) => sum + ratio, 0),
      to - from,
    );
  const kept = keptRows(units, known).filter(([from, to]) => {
    const height = heightOf(from, to);
    return height >= bounds.low && height <= bounds.high;
  });
  const found: [number, number][] = [];
  let [at, next] = [0, 0];
  while (at < units.length) {
    let row = kept[next];
    if (row?.[0] === at) {
      found.push(row);
      at = row[1];
      next += 1;
      continue;
    }
    // Too few units for rows of their own take those of the rows below, until the end, where some may be left over.
    for (;;) {
      const to = row?.[0] ?? units.length;
      const part = divide(ratios.slice(at, to), bounds, { above: edges.above && at === 0, below: !row });
      if (part) {
        for (const [from, end] of part.rows) found.push([at + from, at + end]);
        const left = at + part.end;
        if (!row && !edges.below && left < units.length) found.push([left, units.length]);
        at = to;
        break;
      }
      if (!row) throw new Error("cards outside the ratios of cardRatio");
      next += 1;
      row = kept[next];
    }
  }
  return found.map(([from, to]) => {
    const height = heightOf(from, to);
    const full = height <= bounds.high;
    return { from, to, height: full ? height : bounds.target, full };
  });
}

/** The known rows whose units still follow each other, as [first, end) of each, in their new order. */
function keptRows(units: readonly RowUnit[], known: readonly (readonly string[])[]): [number, number][] {
  const places = new Map(units.map(({ key }, at) => [key, at]));
  const kept: [number, number][] = [];
  for (const keys of known) {
    const from = places.get(keys[0] ?? "");
    if (from === undefined || !keys.every((key, at) => units[from + at]?.key === key)) continue;
    kept.push([from, from + keys.length]);
  }
  return kept.sort((a, b) => a[0] - b[0]);
}
