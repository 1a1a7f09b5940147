/** In pixels of the window. */
export type ScreenBox = { left: number; top: number; right: number; bottom: number };
/** Something that may have to be pressed; `weight` 1 is a button, less is what has room beside. */
export type PressableSpot = ScreenBox & { weight: number };
type Size = { width: number; height: number };

/** Pixels between two places that are tried, and around what is not to be covered. */
const STEP = 8;
const AIR = 4;
/** Pixels of distance from the foot of the window that are as bad as a covered button. */
const AS_BAD = 10_000;

/** How much of what can be pressed a box would cover. */
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
 * The place in `room` for a box of `size`, its left edge at one of `lefts`, where it covers the least of what can be
 * pressed: as near to the foot as that allows, and at the earlier one of `lefts` when two are as good.
 */
export function clearPlace(
  size: Size,
  room: ScreenBox,
  lefts: readonly number[],
  spots: readonly PressableSpot[],
): ScreenBox {
  const at = (left: number, bottom: number): ScreenBox => ({
    left,
    bottom,
    right: left + size.width,
    top: bottom - size.height,
  });
  let best = at(lefts[0] ?? room.left, room.bottom);
  let least = Number.POSITIVE_INFINITY;
  for (let up = 0; up === 0 || room.bottom - up - size.height >= room.top; up += STEP) {
    if (up / AS_BAD >= least) break;
    for (const left of lefts) {
      const box = at(left, room.bottom - up);
      const cost = coverage(box, spots) + up / AS_BAD;
      if (cost >= least) continue;
      best = box;
      least = cost;
    }
  }
  return best;
}
