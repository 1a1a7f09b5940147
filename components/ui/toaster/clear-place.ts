/** In pixels of the window. */
export type ScreenBox = { left: number; top: number; right: number; bottom: number };
/** Something clickable; `weight` 1 is a button, less is something with free space around its content. */
export type PressableSpot = ScreenBox & { weight: number };
type Size = { width: number; height: number };

/** Pixels between two candidate positions, and around what must not be covered. */
const STEP = 8;
const AIR = 4;
/** Pixels of distance from the preferred edge of the window that are as bad as a covered button. */
const AS_BAD = 10_000;

/** How much clickable weight a box would cover. */
export function coverage(box: ScreenBox, spots: readonly PressableSpot[]): number {
  let sum = 0;
  for (const spot of spots) {
    const apart =
      spot.right <= box.left - AIR ||
      spot.left >= box.right + AIR ||
      spot.bottom <= box.top - AIR ||
      spot.top >= box.bottom + AIR;
    if (!apart) sum += spot.weight;
  }
  return sum;
}

/**
 * The position in `room` for a box of `size`, with its left edge at one of `lefts`, that covers the least clickable
 * weight, as close to the preferred `edge` as that allows; earlier `lefts` win a tie.
 */
export function clearPlace(
  size: Size,
  room: ScreenBox,
  { lefts, edge }: { lefts: readonly number[]; edge: "top" | "bottom" },
  spots: readonly PressableSpot[],
): ScreenBox {
  const at = (left: number, away: number): ScreenBox => {
    const top = edge === "top" ? room.top + away : room.bottom - away - size.height;
    return { left, top, right: left + size.width, bottom: top + size.height };
  };
  let best = at(lefts[0] ?? room.left, 0);
  let least = Number.POSITIVE_INFINITY;
  for (let away = 0; away === 0 || away + size.height <= room.bottom - room.top; away += STEP) {
    if (away / AS_BAD >= least) break;
    for (const left of lefts) {
      const box = at(left, away);
      const cost = coverage(box, spots) + away / AS_BAD;
      if (cost >= least) continue;
      best = box;
      least = cost;
    }
  }
  return best;
}
