import type { RowMap } from "./row-map";

/** What the user reads: a video and how far its row is below the top of the screen; where none is loaded, a slice. */
export type Reading = { videos: { id: string; below: number }[]; block: { month: number; run: number; below: number } };

/** What is read when the gallery's pixel `place` is at the top of the screen; null above the gallery. */
export function readingAt(map: RowMap, place: number, screen: number): Reading | null {
  const [block] = place > 0 ? map.blocks.between(place, place + screen, 1) : [];
  if (!block) return null;
  const videos = map
    .between(place, place + screen)
    .flatMap(({ top, cells }) => cells.map(({ unit }) => ({ id: unit.videos[0]?.id ?? "", below: top - place })));
  return { videos, block: { month: block.month, run: block.run, below: block.top - place } };
}

/** The place at which the same is where it was; undefined when none of it is left. */
export function placeOfReading(map: RowMap, { videos, block }: Reading): number | undefined {
  for (const { id, below } of videos) {
    const top = map.topOf(id);
    if (top !== undefined) return top - below;
  }
  const top = map.blocks.find(block.month, block.run)?.top;
  return top === undefined ? undefined : top - block.below;
}
