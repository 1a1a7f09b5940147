/** Red, green and blue from 0 to 1, in the screen's color space. */
export type Rgb = readonly [number, number, number];

export function hex(code: string): Rgb {
  const value = Number.parseInt(code.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

export const clamp = (x: number): number => Math.min(1, Math.max(0, x));

export function smoothstep(from: number, to: number, x: number): number {
  const t = clamp((x - from) / (to - from));
  return t * t * (3 - 2 * t);
}

/** The fractional part, also of a negative number: wraps a line into laps. */
export const fract = (x: number): number => x - Math.floor(x);

/** Mixes in the screen's color space: fast enough for every pixel, good enough for similar colors. */
export const blend = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];

/** Mixes in Oklab, where the gradient from orange to blue does not turn muddy. */
export function mix(a: Rgb, b: Rgb, t: number): Rgb {
  const [la, aa, ba] = toLab(a);
  const [lb, ab, bb] = toLab(b);
  return fromLab([la + (lb - la) * t, aa + (ab - aa) * t, ba + (bb - ba) * t]);
}

/** A gradient through color stops at positions from 0 to 1. */
export function ramp(stops: ReadonlyArray<readonly [number, Rgb]>): (t: number) => Rgb {
  const table = Array.from({ length: 257 }, (_, n) => at(stops, n / 256));
  return (t) => table[Math.round(clamp(t) * 256)] ?? [0, 0, 0];
}

function at(stops: ReadonlyArray<readonly [number, Rgb]>, t: number): Rgb {
  const after = stops.findIndex(([place]) => place >= t);
  const next = stops[after < 0 ? stops.length - 1 : after];
  const previous = stops[Math.max(0, (after < 0 ? stops.length : after) - 1)];
  if (!next || !previous) return [0, 0, 0];
  const span = next[0] - previous[0];
  return mix(previous[1], next[1], span > 0 ? smoothstep(0, 1, (t - previous[0]) / span) : 0);
}

function toLab([r, g, b]: Rgb): Rgb {
  const [x, y, z] = [linear(r), linear(g), linear(b)];
  const l = Math.cbrt(0.4122 * x + 0.5363 * y + 0.0514 * z);
  const m = Math.cbrt(0.2119 * x + 0.6807 * y + 0.1074 * z);
  const s = Math.cbrt(0.0883 * x + 0.2817 * y + 0.63 * z);
  return [
    0.2105 * l + 0.7936 * m - 0.0041 * s,
    1.978 * l - 2.4286 * m + 0.4506 * s,
    0.0259 * l + 0.7828 * m - 0.8087 * s,
  ];
}

function fromLab([light, a, b]: Rgb): Rgb {
  const l = (light + 0.3963 * a + 0.2158 * b) ** 3;
  const m = (light - 0.1056 * a - 0.0639 * b) ** 3;
  const s = (light - 0.0895 * a - 1.2915 * b) ** 3;
  return [
    gamma(4.0767 * l - 3.3077 * m + 0.231 * s),
    gamma(-1.2684 * l + 2.6098 * m - 0.3413 * s),
    gamma(-0.0042 * l - 0.7034 * m + 1.7076 * s),
  ];
}

const linear = (x: number) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
const gamma = (x: number) => clamp(x <= 0.0031 ? x * 12.92 : 1.055 * x ** (1 / 2.4) - 0.055);
