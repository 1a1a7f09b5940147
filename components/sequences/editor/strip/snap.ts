import type { Timeline } from "@/lib/sequences/content";
import { cutsOf } from "@/lib/sequences/timeline";

/** Pixels from which a dragged end or the playhead jumps to a place. */
const REACH = 8;

/** The frames of a sequence that something begins or ends at; `playhead` too, unless that is what moves. */
export function snapPlaces({ clips, audio, captions }: Timeline, playhead: number | null): number[] {
  return [
    ...cutsOf(clips),
    ...(playhead === null ? [] : [playhead]),
    ...(audio ? [audio.at, audio.at + audio.out - audio.in] : []),
    ...captions.flatMap(({ from, to }) => [from, to]),
  ];
}

type Scale = { zoom: number; rate: number };

/**
 * The place that a frame is pulled to, or null: the nearest one, else the nearest whole second, unless seconds are so close
 * together that nothing between them could be reached.
 */
export function snapTo(frame: number, places: readonly number[], { zoom, rate }: Scale): number | null {
  const reach = (REACH / zoom) * rate;
  let nearest: number | null = null;
  for (const place of places)
    if (Math.abs(place - frame) <= reach && (nearest === null || Math.abs(place - frame) < Math.abs(nearest - frame)))
      nearest = place;
  if (nearest !== null || zoom < 4 * REACH) return nearest;
  const second = Math.round(frame / rate) * rate;
  return Math.abs(second - frame) <= reach ? second : null;
}

/**
 * How many frames edges go that are moved together, in whole ones: so many that the edge nearest to a place is at it, and
 * `guide` is that place. Without places nothing snaps.
 */
export function snapBy(
  edges: readonly number[],
  frames: number,
  places: readonly number[] | null,
  scale: Scale,
): { by: number; guide: number | null } {
  const found = edges.flatMap((edge) => {
    const guide = places && snapTo(edge + frames, places, scale);
    return guide === null ? [] : [{ by: Math.round(guide - edge), guide }];
  });
  const [nearest] = found.toSorted((a, b) => Math.abs(a.by - frames) - Math.abs(b.by - frames));
  return nearest ?? { by: Math.round(frames), guide: null };
}
