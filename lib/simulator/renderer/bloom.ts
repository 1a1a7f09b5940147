/** The glow around bright areas, computed on a quarter-size copy. Returns one number per pixel. */
export function createBloom(w: number, h: number, scale: number): (rgb: Float32Array) => Float32Array {
  const [bw, bh] = [Math.ceil(w / 4) + 1, Math.ceil(h / 4) + 1];
  const small = new Float32Array(bw * bh);
  const other = new Float32Array(bw * bh);
  const light = new Float32Array(w * h);
  const reach = Math.max(1, Math.round(3.5 * scale));

  return (rgb) => {
    for (let y = 0; y < bh; y += 1) {
      for (let x = 0; x < bw; x += 1) {
        const i = (Math.min(h - 1, y * 4) * w + Math.min(w - 1, x * 4)) * 3;
        const bright = Math.max(rgb[i] as number, rgb[i + 1] as number, rgb[i + 2] as number);
        small[y * bw + x] = Math.max(0, Math.min(1.5, bright) - 0.72) * 0.55;
      }
    }
    for (let pass = 0; pass < 2; pass += 1) {
      blur(small, other, bw, bh, 1, bw, reach);
      blur(other, small, bh, bw, bw, 1, reach);
    }
    for (let y = 0; y < h; y += 1) {
      const down = (y & 3) / 4;
      const row = (y >> 2) * bw;
      for (let x = 0; x < w; x += 1) {
        const i = row + (x >> 2);
        const across = (x & 3) / 4;
        const top = (small[i] as number) * (1 - across) + (small[i + 1] as number) * across;
        const bottom = (small[i + bw] as number) * (1 - across) + (small[i + bw + 1] as number) * across;
        light[y * w + x] = top * (1 - down) + bottom * down;
      }
    }
    return light;
  };
}

/** A box blur along one direction: `n` pixels a `step` apart, for `lines` lines a `line` apart. */
function blur(
  from: Float32Array,
  to: Float32Array,
  n: number,
  lines: number,
  step: number,
  line: number,
  reach: number,
): void {
  for (let l = 0; l < lines; l += 1) {
    const at = (k: number) => from[l * line + Math.min(n - 1, Math.max(0, k)) * step] as number;
    let sum = 0;
    for (let k = -reach; k <= reach; k += 1) sum += at(k);
    for (let k = 0; k < n; k += 1) {
      to[l * line + k * step] = sum / (2 * reach + 1);
      sum += at(k + reach + 1) - at(k - reach);
    }
  }
}
