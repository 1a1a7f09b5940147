import { blend, clamp, mix, type Rgb, smoothstep } from "./color";
import { cover, type Plate } from "./plate";
import type { Canvas, Scene } from "./stage";

/** Half the width of a sitting cat seen from behind, from the ground (0) to the shoulders. */
const outline: ReadonlyArray<readonly [number, number]> = [
  [0, 0.235],
  [0.06, 0.275],
  [0.18, 0.285],
  [0.34, 0.235],
  [0.5, 0.165],
  [0.62, 0.125],
  [0.74, 0.12],
];

/** A cat that sits in the foreground and watches the scene, moving the tip of its tail. */
export function cat({ plate, palette, draw }: Canvas): Scene {
  const { width, height, scale } = plate;
  const tall = Math.min(height * 0.36, 150 * scale);
  const at = { x: width * (draw() < 0.5 ? 0.27 : 0.7), y: height * 0.985 };
  const body = mix(palette.near, [0, 0, 0], 0.35);
  const rim = mix(palette.glow, palette.sky[2], 0.4);
  return (target, time) => {
    const swing = Math.sin(2 * Math.PI * time) * 0.06 + Math.sin(4 * Math.PI * time) * 0.03;
    const shape = (px: number, py: number) => distance((px - at.x) / tall, (at.y - py) / tall, swing);
    paint(target, { ...at, tall }, shape, body, rim);
  };
}

function paint(
  plate: Plate,
  { x, y, tall }: { x: number; y: number; tall: number },
  shape: (px: number, py: number) => number,
  body: Rgb,
  rim: Rgb,
): void {
  const { width, height } = plate;
  const pixel = 1 / tall;
  for (let py = Math.max(0, Math.floor(y - tall * 1.15)); py < height; py += 1) {
    for (let px = Math.max(0, Math.floor(x - tall * 0.5)); px < Math.min(width, x + tall * 0.85); px += 1) {
      const d = shape(px, py);
      const share = smoothstep(pixel, -pixel, d);
      if (share <= 0) continue;
      // Light from behind gives the fur a bright rim.
      const lined = smoothstep(-0.028, 0, d) * 0.5 * smoothstep(0.02, 0.4, (y - py) / tall);
      cover(plate, (py * width + px) * 3, blend(body, rim, lined), share);
    }
  }
}

/** Roughly how far a point is outside the cat, in cat heights; negative inside. */
function distance(x: number, y: number, swing: number): number {
  const trunk = y < 0 ? -0.02 : y > 0.74 ? 1 : Math.abs(x) - halfWidth(y);
  const head = (Math.hypot(x / 0.165, (y - 0.81) / 0.138) - 1) * 0.14;
  const aside = Math.abs(x);
  const ear = Math.max(
    beside(aside, y, 0.16, 0.82, 0.142, 1.035),
    beside(aside, y, 0.142, 1.035, 0.03, 0.91),
    0.82 - y,
  );
  let tail = 1;
  for (let n = 0; n <= 40; n += 1) {
    const t = n / 40;
    const lift = 0.3 * t * t + swing * t * t;
    const px = 0.2 + 0.42 * Math.sin(t * 1.75) * (1 - 0.12 * t);
    tail = Math.min(tail, Math.hypot(x - px, y - 0.05 - lift) - (0.05 - 0.016 * t));
  }
  return Math.min(trunk < -0.019 && y < 0 ? 1 : trunk, head, ear, tail);
}

/** How far a point is to the left of the line from a to b. */
function beside(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  return ((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / Math.hypot(bx - ax, by - ay);
}

function halfWidth(y: number): number {
  const next = outline.findIndex(([height]) => height >= y);
  const [y1, w1] = outline[Math.max(1, next)] ?? [1, 0];
  const [y0, w0] = outline[Math.max(0, next - 1)] ?? [0, 0];
  const t = smoothstep(0, 1, clamp((y - y0) / (y1 - y0)));
  return w0 + (w1 - w0) * (0.5 * t + 0.5 * clamp((y - y0) / (y1 - y0)));
}
