import { fract, mix, type Rgb } from "./color";
import { type Plate, shine, splat } from "./plate";
import type { Canvas, Scene } from "./stage";

/** Snow in three depths; each flake falls a whole number of times per loop, so that the loop has no seam. */
export function snow({ plate, draw }: Canvas): Scene {
  const { width, height, scale } = plate;
  const flakes = Array.from({ length: Math.round((width * height) / 640) }, () => {
    const near = draw() ** 3;
    return { x: draw(), y: draw(), near, falls: near > 0.45 ? 2 : 1, phase: draw(), wide: 4 + 14 * draw() };
  });
  return (target, time) => {
    for (const { x, y, near, falls, phase, wide } of flakes) {
      const turn = 2 * Math.PI * (time + phase);
      const px = fract(x + 0.06 * near) * width + Math.sin(turn) * wide * scale;
      const py = fract(y + time * falls) * (height + 20 * scale) - 10 * scale;
      splat(target, px, py, (1.3 + 4.2 * near) * scale, [1, 1, 1], 0.85 - 0.45 * near);
    }
  };
}

/** Rain: slanting streaks, the near ones longer and faster. */
export function rain({ plate, palette, draw }: Canvas): Scene {
  const { width, height, scale } = plate;
  const color = mix(palette.haze, [1, 1, 1], 0.6);
  const streaks = Array.from({ length: Math.round((width * height) / 720) }, () => {
    const near = draw() ** 2;
    return { x: draw(), y: draw(), near, falls: 5 + Math.round(near * 5) };
  });
  return (target, time) => {
    for (const { x, y, near, falls } of streaks) {
      const long = (9 + 22 * near) * scale;
      const py = fract(y + time * falls) * (height + 2 * long) - long;
      const px = fract(x - (py / height) * 0.05) * width;
      streak(target, px, py, long, 0.09 + 0.13 * near, color);
    }
  };
}

function streak(plate: Plate, x: number, y: number, long: number, power: number, color: Rgb): void {
  const { width, height } = plate;
  for (let n = 0; n < long; n += 1) {
    const py = Math.floor(y - n);
    if (py < 0 || py >= height) continue;
    const at = x + n * 0.07;
    const px = Math.floor(at);
    const light = power * Math.sin((Math.PI * n) / long);
    for (const [column, part] of [
      [px, 1 - (at - px)],
      [px + 1, at - px],
    ] as const) {
      if (column >= 0 && column < width) shine(plate, (py * width + column) * 3, color, light * part);
    }
  }
}
