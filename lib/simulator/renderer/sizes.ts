import type { SimulatedRatio } from "../validate";

/** What the model makes at 720p. All sides are even, as 4:2:0 wants them. */
const sizes: Record<SimulatedRatio, { width: number; height: number }> = {
  "16:9": { width: 1280, height: 720 },
  "9:16": { width: 720, height: 1280 },
  "1:1": { width: 960, height: 960 },
  "4:3": { width: 1112, height: 834 },
  "3:4": { width: 834, height: 1112 },
  "21:9": { width: 1470, height: 630 },
};

/** Pixels of a video; a small one has a quarter of each side. */
export function sizeOf(ratio: SimulatedRatio, small: boolean): { width: number; height: number } {
  const { width, height } = sizes[ratio];
  const quarter = (side: number) => Math.round(side / 8) * 2;
  return small ? { width: quarter(width), height: quarter(height) } : { width, height };
}
