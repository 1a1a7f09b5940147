import { mix, ramp, smoothstep } from "../color";
import type { Canvas, Scene } from "../stage";

/** Ink in still water: noise distorted by noise distorted by noise. */
export function ink({ plate, palette, tile, draw }: Canvas): Scene {
  const { width, height, scale } = plate;
  const [a, b, c] = [draw(), draw(), draw()];
  const colors = ramp([
    [0, mix(palette.near, palette.sky[0], 0.6)],
    [0.24, mix(palette.sky[0], palette.sky[1], 0.25)],
    [0.46, palette.sky[1]],
    [0.7, palette.sky[2]],
    [1, palette.glow],
  ]);
  return ({ rgb }, time) => {
    const turn = 2 * Math.PI * time;
    const [cx, cy] = [0.02 * Math.cos(turn), 0.02 * Math.sin(turn)];
    for (let y = 0; y < height; y += 1) {
      const v = y / (1350 * scale);
      for (let x = 0; x < width; x += 1) {
        const u = x / (1350 * scale);
        const qx = tile(u + a + cx, v + b + cy);
        const qy = tile(u + b - cy, v + c + cx);
        const rx = tile(u + qx * 0.42 + c + cy, v + qy * 0.42 + a);
        const ry = tile(u + qx * 0.42 + b, v + qy * 0.42 - cx);
        const body = tile(u * 0.8 + rx * 0.5 + a, v * 0.8 + ry * 0.5 + cy);
        const fold = Math.abs(rx - qy) * 1.25;
        const [r, g, bl] = colors(smoothstep(0.12, 0.92, body * 0.72 + rx * 0.3 - 0.02) * 0.86 + fold * 0.14);
        const thread = smoothstep(0.035, 0, Math.abs(body - 0.5)) * smoothstep(0.35, 0.8, rx) * 0.35;
        const dark = 1 - 0.35 * smoothstep(0.55, 0.12, qy) - 0.25 * fold;
        const i = (y * width + x) * 3;
        rgb[i] = r * dark + palette.accent[0] * thread;
        rgb[i + 1] = g * dark + palette.accent[1] * thread;
        rgb[i + 2] = bl * dark + palette.accent[2] * thread;
      }
    }
  };
}
