import { blend, clamp, mix, smoothstep } from "../color";
import { cutRidge } from "../land";
import { createCurve, drift } from "../noise";
import { lay, type Plate, shine } from "../plate";
import { createSky } from "../sky";
import { type Canvas, type Scene, sway } from "../stage";
import { layWater } from "../water";

/** Curtains of light over a frozen shore. */
export function aurora({ plate, palette, tile, draw }: Canvas): Scene {
  const { width, height, scale } = plate;
  const row = Math.round(height * 0.74);
  const light = { x: -400 * scale, y: row };
  const sky = createSky({ plate, palette, tile, draw, horizon: row * 1.1, light, clouds: 0 });
  const ground = { plate, palette, draw, margin: 8 };
  const hills = cutRidge(ground, row - 8 * scale, 46 * scale, 0.55, 0);
  const shore = cutRidge(ground, row + 2 * scale, 6 * scale, 0.05, 40);
  const green = mix(palette.accent, [0.3, 1, 0.6], 0.8);
  const crown = mix(palette.accent, [0.66, 0.28, 0.95], 0.8);
  const curtains = [0, 1, 2].map((n) => ({
    line: createCurve(draw, 3),
    foot: row * (0.5 + 0.2 * n - 0.08 * draw()),
    reach: (150 - 26 * n) * scale,
    power: 1.15 - 0.22 * n,
    seed: draw(),
  }));
  const water = { row, swell: 0.08, deep: palette.near, glow: palette.glow, path: null };

  return (target, time) => {
    sky(target, time);
    for (const curtain of curtains) hang(target, curtain, time);
    lay(target, hills, sway(time) * 2 * scale);
    lay(target, shore, sway(time) * 5 * scale);
    layWater(target, tile, water, time);
  };

  function hang(target: Plate, { line, foot, reach, power, seed }: (typeof curtains)[number], time: number): void {
    const turn = 2 * Math.PI * time;
    for (let x = 0; x < width; x += 1) {
      const at = x / (240 * scale);
      const fold = line(at + seed * 9 + 0.1 * Math.sin(turn + seed * 7));
      const base = foot + fold * 84 * scale + 7 * scale * Math.sin(turn + at * 2);
      const rays = drift(tile, at * 0.95 + fold * 0.16, seed, 0.05, 0.03, time);
      const fine = tile(at * 4.2 + fold * 0.5 + 0.02 * Math.sin(turn), seed + 0.4);
      // Curtains have gaps: a bright line from side to side would look like a hill.
      const hangs = smoothstep(0.34, 0.66, tile(at * 0.3 + seed * 3 + 0.04 * Math.sin(turn), seed * 5));
      const bright = power * hangs * smoothstep(0.16, 0.84, rays * 0.68 + fine * 0.32);
      if (bright < 0.01) continue;
      const length = reach * (0.55 + 0.9 * rays);
      const [first, last] = [Math.max(0, Math.floor(base - length * 2.6)), Math.min(row, Math.ceil(base + 26 * scale))];
      for (let y = first; y < last; y += 1) {
        const up = (base - y) / length;
        const light = bright * (up < 0 ? Math.exp((up * length) / (6.5 * scale)) : Math.exp(-up * 1.45));
        const high = clamp(up * 0.62);
        shine(target, (y * width + x) * 3, blend(green, crown, high), light * 0.85);
      }
    }
  }
}
