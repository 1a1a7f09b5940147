import { USUAL_RATE } from "./frames";

const FRAME = 1 / USUAL_RATE;
/** Half a frame apart looks like together. */
const TOGETHER = FRAME / 2;
/** So far apart that running after it would be seen; and a jump costs a moment of standing still, so not sooner. */
const LOST = FRAME * 4;

/** How a video comes back to the one it runs beside. Seconds; `rate` is the speed of both. */
export function correction(own: number, leader: number, rate: number): { to: number } | { rate: number } {
  const behind = leader - own;
  if (Math.abs(behind) > LOST * Math.max(1, rate)) return { to: leader };
  if (Math.abs(behind) <= TOGETHER) return { rate };
  // Gains what is missing within about half a second, and never so fast that one sees it.
  return { rate: rate * (1 + Math.max(-0.12, Math.min(0.12, behind * 2))) };
}
