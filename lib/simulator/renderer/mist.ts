import { type Rgb, smoothstep } from "./color";
import { drift, type NoiseTile } from "./noise";
import { cover, type Plate } from "./plate";

export type Mist = { row: number; depth: number; color: Rgb; power: number; speed: number; seed: number };

/** Adds a bank of drifting mist to the plate, thickest at a row. */
export function layMist(plate: Plate, tile: NoiseTile, mist: Mist, time: number): void {
  const { width, height, scale } = plate;
  const { row, depth, color, power, speed, seed } = mist;
  const [first, last] = [Math.max(0, Math.floor(row - depth)), Math.min(height, Math.ceil(row + depth * 1.6))];
  const wisps = new Float32Array((width >> 2) + 2);
  for (let y = first; y < last; y += 1) {
    const bank = power * (y < row ? smoothstep(-depth, 0, y - row) : smoothstep(depth * 1.6, 0, y - row));
    // Mist has no detail: it is sampled at every second row and every fourth column, and stretched between.
    if (y === first || (y & 1) === 0) {
      const v = (y / (420 * scale) + seed) * 1.8;
      for (let x = 0; x < width + 4; x += 4) {
        const wisp = drift(tile, x / (900 * scale) + seed * 3.7, v, speed, 0.006, time);
        wisps[x >> 2] = smoothstep(0.15, 0.85, wisp);
      }
    }
    for (let x = 0; x < width; x += 1) {
      const [from, to] = [wisps[x >> 2] as number, wisps[(x >> 2) + 1] as number];
      cover(plate, (y * width + x) * 3, color, bank * (from + (to - from) * (x & 3) * 0.25));
    }
  }
}
