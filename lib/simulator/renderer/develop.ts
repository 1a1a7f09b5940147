import { createBloom } from "./bloom";
import type { Plate } from "./plate";

const GRAIN = 1 << 18;

/**
 * Turns plates into video frames: a soft bloom around bright areas, a vignette, a highlight roll-off, then BT.709 YUV
 * 4:2:0. The plate has half the frame's size, which is the size of its two color planes; only the luma plane is
 * enlarged. A little grain hides the banding of eight bits in a dark sky.
 */
export function createDeveloper({ width: w, height: h, scale }: Plate, draw: () => number) {
  const [width, height] = [w * 2, h * 2];
  const grain = Float32Array.from({ length: GRAIN + width }, () => (draw() + draw() + draw() - 1.5) * 2.6);
  const vignette = Float32Array.from({ length: w * h }, (_, i) => {
    const [x, y] = [(i % w) / w - 0.5, Math.floor(i / w) / h - 0.5];
    return 1 - 0.84 * (x * x + y * y) ** 1.2;
  });
  const luma = new Float32Array(w * h);
  const frame = new Uint8ClampedArray((width * height * 3) / 2);
  const bloom = createBloom(w, h, scale);
  const rows = [new Float32Array(width), new Float32Array(width), new Float32Array(width)] as const;

  return ({ rgb }: Plate): Uint8Array => {
    tone(rgb, bloom(rgb));
    enlarge(Math.floor(draw() * GRAIN));
    return new Uint8Array(frame.buffer);
  };

  function tone(rgb: Float32Array, light: Float32Array): void {
    const [u0, v0] = [width * height, width * height + w * h];
    for (let i = 0, at = 0; i < w * h; i += 1, at += 3) {
      const shade = vignette[i] as number;
      const add = light[i] as number;
      const r = shoulder(((rgb[at] as number) + add * 1.05) * shade);
      const g = shoulder(((rgb[at + 1] as number) + add * 0.95) * shade);
      const b = shoulder(((rgb[at + 2] as number) + add * 0.85) * shade);
      luma[i] = 16 + 219 * (0.2126 * r + 0.7152 * g + 0.0722 * b);
      frame[u0 + i] = 128 + 224 * (-0.1146 * r - 0.3854 * g + 0.5 * b);
      frame[v0 + i] = 128 + 224 * (0.5 * r - 0.4542 * g - 0.0458 * b);
    }
  }

  /** Three parts of the nearer pixel and one of the farther, across and then down. */
  function enlarge(offset: number): void {
    let [above, here, below] = rows;
    widen(0, here);
    above.set(here);
    for (let y = 0; y < h; y += 1) {
      widen(Math.min(h - 1, y + 1), below);
      for (let half = 0; half < 2; half += 1) {
        const other = half === 0 ? above : below;
        const start = (y * 2 + half) * width;
        const speck = (offset + (y * 2 + half) * 1_009 * 17) % GRAIN;
        for (let x = 0; x < width; x += 1) {
          frame[start + x] = (here[x] as number) * 0.75 + (other[x] as number) * 0.25 + (grain[speck + x] as number);
        }
      }
      [above, here, below] = [here, below, above];
    }
  }

  function widen(y: number, row: Float32Array): void {
    const start = y * w;
    for (let x = 0; x < w; x += 1) {
      const here = luma[start + x] as number;
      const left = x > 0 ? (luma[start + x - 1] as number) : here;
      const right = x < w - 1 ? (luma[start + x + 1] as number) : here;
      row[x * 2] = here * 0.75 + left * 0.25;
      row[x * 2 + 1] = here * 0.75 + right * 0.25;
    }
  }
}

/** Rolls highlights off instead of clipping them: linear up to 0.75, then ever flatter. */
const shoulder = (x: number): number => (x < 0 ? 0 : x < 0.75 ? x : 1 - 0.25 * Math.exp(3 - x * 4));
