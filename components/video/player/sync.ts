import { USUAL_RATE } from "./frames";

const FRAME = 1 / USUAL_RATE;
/** Up to half a frame apart looks in sync. */
const TOGETHER = FRAME / 2;
/** Beyond this, catching up would be visible. A jump causes a short pause, so not earlier. */
const LOST = FRAME * 4;

/** How a video catches up with the leader. Times in seconds; `rate` is the speed of both. */
export function correction(own: number, leader: number, rate: number): { to: number } | { rate: number } {
  const behind = leader - own;
  if (Math.abs(behind) > LOST * Math.max(1, rate)) return { to: leader };
  if (Math.abs(behind) <= TOGETHER) return { rate };
  // Catches up within about half a second, but never visibly fast.
  return { rate: rate * (1 + Math.max(-0.12, Math.min(0.12, behind * 2))) };
}
