import type { Rgb } from "./color";

/** The canvas of a frame: half the video's size, three numbers per pixel from 0 (dark) to 1 (white) and above. */
export type Plate = {
  width: number;
  height: number;
  /** 1 on a plate of about 480 × 480 pixels: multiply lengths by it, so that videos of all sizes look alike. */
  scale: number;
  rgb: Float32Array;
};

/** A cut-out wider than the plate by a margin on both sides, so that it can be moved. Premultiplied RGBA. */
export type Layer = { width: number; margin: number; top: number; rgba: Float32Array };

export function createPlate(width: number, height: number): Plate {
  return { width, height, scale: Math.sqrt(width * height) / 480, rgb: new Float32Array(width * height * 3) };
}

/**
 * A layer that is solid below a crest line. `crest` gives the line's height in pixels from the top at a column;
 * `shade` gives the color at a pixel that many pixels below the crest.
 */
export function cutLayer(
  { width: plateWidth, height }: Plate,
  margin: number,
  crest: (x: number) => number,
  shade: (x: number, y: number, below: number) => Rgb,
): Layer {
  const width = plateWidth + 2 * margin;
  const rgba = new Float32Array(width * height * 4);
  let top = height;
  for (let x = 0; x < width; x += 1) {
    // Four samples per column, so that the tip of a tree is thin and not a step.
    const edges = [0.125, 0.375, 0.625, 0.875].map((part) => crest(x - margin + part));
    const first = Math.max(0, Math.floor(Math.min(...edges)));
    const last = Math.max(...edges);
    const mean = edges.reduce((a, b) => a + b) / 4;
    top = Math.min(top, first);
    for (let y = first; y < height; y += 1) {
      const cover = y > last ? 1 : edges.reduce((sum, edge) => sum + Math.min(1, Math.max(0, y + 1 - edge)), 0) / 4;
      const [r, g, b] = shade(x - margin, y, Math.max(0, y - mean));
      const i = (y * width + x) * 4;
      rgba[i] = r * cover;
      rgba[i + 1] = g * cover;
      rgba[i + 2] = b * cover;
      rgba[i + 3] = cover;
    }
  }
  return { width, margin, top, rgba };
}

/** Draws a layer over the plate, shifted by a fraction of a pixel. */
export function lay({ width, height, rgb }: Plate, layer: Layer, shift: number): void {
  const { rgba } = layer;
  const bounded = Math.max(-layer.margin, Math.min(layer.margin - 1, shift));
  const whole = Math.floor(bounded);
  const part = bounded - whole;
  const rest = 1 - part;
  for (let y = layer.top; y < height; y += 1) {
    let from = (y * layer.width + layer.margin + whole) * 4;
    let to = y * width * 3;
    for (let x = 0; x < width; x += 1, from += 4, to += 3) {
      const alpha = (rgba[from + 3] as number) * rest + (rgba[from + 7] as number) * part;
      if (alpha < 0.002) continue;
      const through = 1 - alpha;
      rgb[to] = (rgb[to] as number) * through + (rgba[from] as number) * rest + (rgba[from + 4] as number) * part;
      rgb[to + 1] =
        (rgb[to + 1] as number) * through + (rgba[from + 1] as number) * rest + (rgba[from + 5] as number) * part;
      rgb[to + 2] =
        (rgb[to + 2] as number) * through + (rgba[from + 2] as number) * rest + (rgba[from + 6] as number) * part;
    }
  }
}

/** Adds light to the pixel whose three numbers begin at `i`. */
export function shine({ rgb }: Plate, i: number, color: Rgb, light: number): void {
  for (let c = 0; c < 3; c += 1) rgb[i + c] = (rgb[i + c] as number) + (color[c] as number) * light;
}

/** Paints over that pixel: `share` 0 leaves it, 1 hides it. */
export function cover({ rgb }: Plate, i: number, color: Rgb, share: number): void {
  for (let c = 0; c < 3; c += 1) rgb[i + c] = (rgb[i + c] as number) * (1 - share) + (color[c] as number) * share;
}

/** Adds a soft round light, as a lens would: brighter in the middle, never above white. */
export function splat(plate: Plate, x: number, y: number, radius: number, color: Rgb, power: number): void {
  const { width, height } = plate;
  const [x0, x1] = [Math.max(0, Math.floor(x - radius)), Math.min(width - 1, Math.ceil(x + radius))];
  const [y0, y1] = [Math.max(0, Math.floor(y - radius)), Math.min(height - 1, Math.ceil(y + radius))];
  for (let py = y0; py <= y1; py += 1) {
    for (let px = x0; px <= x1; px += 1) {
      const distance = ((px - x) ** 2 + (py - y) ** 2) / (radius * radius);
      if (distance >= 1) continue;
      shine(plate, (py * width + px) * 3, color, power * (1 - distance) ** 2);
    }
  }
}
