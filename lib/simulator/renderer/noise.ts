/** A cloud of noise between 0 and 1 that repeats after 1 in both directions. */
export type NoiseTile = (u: number, v: number) => number;

const SIDE = 256;

/** Computes five octaves of gradient noise once, so that every later look-up costs no more than four reads. */
export function createTile(draw: () => number, cells = 4): NoiseTile {
  const sum = new Float32Array(SIDE * SIDE);
  for (let octave = 0, n = cells, weight = 0.5; octave < 5; octave += 1, n *= 2, weight /= 2) {
    const angles = Float32Array.from({ length: n * n }, () => draw() * 2 * Math.PI);
    const gradient = (x: number, y: number, dx: number, dy: number) => {
      const angle = angles[(y % n) * n + (x % n)] ?? 0;
      return Math.cos(angle) * dx + Math.sin(angle) * dy;
    };
    for (let y = 0; y < SIDE; y += 1) {
      for (let x = 0; x < SIDE; x += 1) {
        const [cx, cy] = [(x / SIDE) * n, (y / SIDE) * n];
        const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
        const [fx, fy] = [cx - x0, cy - y0];
        const [sx, sy] = [fade(fx), fade(fy)];
        const top = lerp(gradient(x0, y0, fx, fy), gradient(x0 + 1, y0, fx - 1, fy), sx);
        const bottom = lerp(gradient(x0, y0 + 1, fx, fy - 1), gradient(x0 + 1, y0 + 1, fx - 1, fy - 1), sx);
        sum[y * SIDE + x] = (sum[y * SIDE + x] ?? 0) + weight * lerp(top, bottom, sy);
      }
    }
  }
  const low = sum.reduce((a, b) => Math.min(a, b));
  const high = sum.reduce((a, b) => Math.max(a, b));
  const texture = sum.map((value) => (value - low) / (high - low));

  return (u, v) => {
    const x = u * SIDE;
    const y = v * SIDE;
    const xi = Math.floor(x);
    const yi = Math.floor(y);
    const fx = x - xi;
    const row0 = (yi & (SIDE - 1)) * SIDE;
    const row1 = ((yi + 1) & (SIDE - 1)) * SIDE;
    const x0 = xi & (SIDE - 1);
    const x1 = (xi + 1) & (SIDE - 1);
    const a = texture[row0 + x0] as number;
    const b = texture[row1 + x0] as number;
    const top = a + ((texture[row0 + x1] as number) - a) * fx;
    const bottom = b + ((texture[row1 + x1] as number) - b) * fx;
    return top + (bottom - top) * (y - yi);
  };
}

/**
 * Noise that drifts one way and is yet the same after a whole loop: two copies, half a drift apart, fade into each
 * other. Their mean would have less contrast than one alone, so the contrast is restored. `time` runs from 0 to 1.
 */
export function drift(tile: NoiseTile, u: number, v: number, du: number, dv: number, time: number): number {
  const other = 1 - time;
  const a = tile(u - du * time, v - dv * time);
  const b = tile(u + du * other, v + dv * other);
  const contrast = 1 / Math.sqrt(time * time + other * other);
  return 0.5 + ((a - 0.5) * other + (b - 0.5) * time) * contrast;
}

/** A smooth random line between -1 and 1 with that many octaves; its hills are about 1 wide. */
export function createCurve(draw: () => number, octaves: number): (x: number) => number {
  const heights = Float32Array.from({ length: 512 }, () => draw() * 2 - 1);
  return (x) => {
    let [sum, weight, total] = [0, 1, 0];
    for (let n = 0, at = x + 64; n < octaves; n += 1, at = at * 2.03 + 17.7) {
      const i = Math.floor(at);
      sum += weight * lerp(heights[i & 511] ?? 0, heights[(i + 1) & 511] ?? 0, fade(at - i));
      total += weight;
      weight *= 0.48;
    }
    return sum / total;
  };
}

const fade = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);
const lerp = (a: number, b: number, t: number) => a + (b - a) * t;
