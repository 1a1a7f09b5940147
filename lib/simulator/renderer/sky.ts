import { blend, mix, ramp, smoothstep } from "./color";
import { drift, type NoiseTile } from "./noise";
import type { Palette } from "./palettes";
import { cover, type Plate, splat } from "./plate";

export type SkyOptions = {
  plate: Plate;
  palette: Palette;
  tile: NoiseTile;
  draw: () => number;
  /** Row of the horizon. */
  horizon: number;
  /** The position of sun or moon, in pixels. */
  light: { x: number; y: number };
  /** 0 for a clear sky, 1 for an overcast one. */
  clouds: number;
};

/** Paints a sky: gradient, sun or moon with its glow, stars at night, clouds that drift and catch the light. */
export function createSky({ plate, palette, tile, draw, horizon, light, clouds }: SkyOptions) {
  const { width, height, scale } = plate;
  const still = new Float32Array(width * height * 3);
  /** How much light reaches a cloud at each place. */
  const lining = new Float32Array(width * height);
  const covers = new Float32Array((width >> 1) + 2);
  const gradient = ramp([
    [0, palette.sky[0]],
    [0.55, palette.sky[1]],
    [1, palette.sky[2]],
  ]);
  const disc = (palette.night ? 15 : 20) * scale;
  for (let y = 0; y < height; y += 1) {
    const base = gradient(y / horizon);
    for (let x = 0; x < width; x += 1) {
      const distance = Math.hypot(x - light.x, (y - light.y) * 1.15);
      const near = Math.exp(-distance / (34 * scale)) * (palette.night ? 0.32 : 0.5);
      const far = Math.exp(-distance / (150 * scale)) * (palette.night ? 0.16 : 0.38);
      lining[y * width + x] = Math.exp(-Math.hypot(x - light.x, y - light.y) / (260 * scale));
      const sun = 1 - smoothstep(disc - 1.2, disc + 1.2, Math.hypot(x - light.x, y - light.y));
      const lit = blend(base, palette.glow, Math.min(0.92, near + far));
      still.set(blend(lit, palette.glow, sun), (y * width + x) * 3);
    }
  }
  const stars = palette.night
    ? Array.from({ length: Math.round((width * height) / 700) }, () => ({
        x: draw() * width,
        y: draw() ** 1.4 * horizon,
        power: 0.15 + draw() ** 5 * 0.85,
        phase: draw(),
      }))
    : [];
  const lit = mix(palette.sky[2], palette.glow, 0.6);
  const shade = mix(palette.sky[1], palette.haze, 0.35);

  return (target: Plate, time: number): void => {
    target.rgb.set(still);
    for (const { x, y, power, phase } of stars) {
      const twinkle = 0.75 + 0.25 * Math.sin(2 * Math.PI * (time * 2 + phase));
      splat(
        target,
        x,
        y,
        1.5 * Math.max(0.7, scale),
        [1, 0.97, 0.92],
        power * twinkle * smoothstep(1, 0.6, y / horizon),
      );
    }
    if (clouds > 0) drawClouds(target, time);
  };

  function drawClouds(target: Plate, time: number): void {
    const bottom = Math.min(height, Math.ceil(horizon));
    const [low, high] = [0.62 - clouds * 0.3, 0.95 - clouds * 0.25];
    for (let y = 0; y < bottom; y += 1) {
      // Clouds are on a plane above: the nearer to the horizon, the flatter and finer.
      const far = 1 / (1.08 - y / horizon);
      const v = far * 0.32;
      const thin = 0.75 * smoothstep(1, 0.82, y / horizon);
      const stretch = (0.35 + far * 0.22) / (640 * scale);
      for (let x = 0; x < width + 2; x += 2) {
        const u = (x - width / 2) * stretch;
        const density = drift(tile, u, v, 0.045, 0.012, time) * 0.7 + tile(u * 2.7 + 0.3, v * 3.1) * 0.3;
        covers[x >> 1] = smoothstep(low, high, density) * thin;
      }
      for (let x = 0; x < width; x += 1) {
        const left = covers[x >> 1] as number;
        const share = x & 1 ? (left + (covers[(x >> 1) + 1] as number)) / 2 : left;
        if (share < 0.004) continue;
        const edge = (lining[y * width + x] as number) * (1 - share * 0.6);
        cover(target, (y * width + x) * 3, blend(shade, lit, edge), share);
      }
    }
  }
}
