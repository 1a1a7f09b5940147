import { type Rgb, smoothstep } from "./color";
import { drift, type NoiseTile } from "./noise";
import type { Plate } from "./plate";

export type Water = {
  /** Row of the shore or the horizon: the water mirrors what is above it. */
  row: number;
  /** 0 for a pond at dawn, 1 for the open sea. */
  swell: number;
  deep: Rgb;
  glow: Rgb;
  /** Column of the sun's or moon's reflection; null when there is none. */
  path: number | null;
};

/** Fills everything below a row with water that mirrors the scene above, broken by ripples and swell. */
export function layWater({ width, height, rgb, scale }: Plate, tile: NoiseTile, water: Water, time: number): void {
  const { row, swell, deep, glow, path } = water;
  const turn = 2 * Math.PI * time;
  const span = height - row;
  const above = Math.floor(row) - 1;
  const skies = averages(rgb, width, Math.floor(row));
  // Waves break up the reflection: the rougher the water, the more of the sky's color and the less detail it shows.
  const blur = Math.min(0.85, swell * 1.4);
  for (let y = Math.ceil(row); y < height; y += 1) {
    const down = y - row;
    const near = down / span;
    const far = 1 / (near + 0.045);
    const v = far * 0.42;
    const calm = smoothstep(0, 0.06, near);
    const darkness = 0.16 + 0.3 * swell + (0.24 + 0.14 * swell) * near;
    const width2 = (10 + 70 * near) * scale * (1 + swell);
    for (let x = 0; x < width; x += 1) {
      const u = ((x - width / 2) / (520 * scale)) * far * 0.55;
      const ripple = drift(tile, u * 0.9, v * 2.2, 0.02, 0.07, time) - 0.5;
      const fine = tile(u * 3.1 + 0.02 * Math.sin(turn), v * 7.3 + 0.03 * Math.cos(turn)) - 0.5;
      const wave = Math.sin(v * 26 + u * 9 + ripple * 5 - turn * 2) * 0.35 + Math.sin(v * 41 - u * 14 - turn * 3) * 0.2;
      const slope = (ripple * 1.5 + fine * 1.1 + wave * 0.55 * swell) * calm;
      const lift = slope * (5 + 46 * near) * scale * (0.35 + swell);
      const mirror = Math.min(above, Math.max(0, Math.round(above - down * (0.75 - 0.2 * swell) + lift)));
      const sway = Math.min(width - 1, Math.max(0, Math.round(x + slope * (3 + 10 * near) * scale)));
      const from = (mirror * width + sway) * 3;
      const to = (y * width + x) * 3;
      const crest = slope > 0 ? slope * 0.22 * swell : slope * 0.1;
      const glint =
        path === null
          ? 0
          : Math.exp(-(((x - path) / width2) ** 2)) *
            smoothstep(0.02, 0.42, slope + 0.12 * (1 - near)) *
            (0.75 - 0.35 * near);
      for (let c = 0; c < 3; c += 1) {
        const seen = rgb[from + c] as number;
        const mirrored = seen + ((skies[mirror * 3 + c] as number) - seen) * blur;
        const water = mirrored + ((deep[c] as number) - mirrored) * darkness;
        rgb[to + c] = water + crest * (glow[c] as number) * 0.6 + ((glow[c] as number) - water) * glint;
      }
    }
  }
}

/** The mean color of each row above the water. */
function averages(rgb: Float32Array, width: number, rows: number): Float32Array {
  const means = new Float32Array(rows * 3);
  const every = 4;
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < width; x += every) {
      for (let c = 0; c < 3; c += 1) {
        means[y * 3 + c] = (means[y * 3 + c] as number) + (rgb[(y * width + x) * 3 + c] as number);
      }
    }
    for (let c = 0; c < 3; c += 1) means[y * 3 + c] = (means[y * 3 + c] as number) / Math.ceil(width / every);
  }
  return means;
}
