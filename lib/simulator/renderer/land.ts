import { blend, mix, type Rgb, smoothstep } from "./color";
import { createCurve } from "./noise";
import type { Palette } from "./palettes";
import { cutLayer, type Layer, type Plate } from "./plate";

type Ground = { plate: Plate; palette: Palette; draw: () => number; margin: number };

/** The color of something at a distance: 0 near, 1 at the horizon. */
export const aerial = ({ near, haze }: Palette, far: number): Rgb => mix(near, haze, far ** 0.9 * 0.92);

/** A mountain ridge that fades into the valley's haze below its crest. */
export function cutRidge(ground: Ground, base: number, rise: number, far: number, trees: number): Layer {
  const { plate, palette, draw, margin } = ground;
  const { scale } = plate;
  const wide = (170 + 130 * (1 - far)) * scale;
  const shape = createCurve(draw, 5);
  const forest = trees > 0 ? cutTrees(draw, trees * scale) : () => 0;
  const body = aerial(palette, far);
  const foot = mix(body, palette.haze, 0.25 + 0.5 * far);
  const depth = rise * 1.5;
  const slope = (x: number) => base - rise * (0.45 + 0.75 * shape(x / wide));
  const crest = (x: number) => slope(x) - forest(x);
  // Shaded by the ground's line and not by the trees', or each tree would leave a stripe down the slope.
  return cutLayer(plate, margin, crest, (x, y) => blend(body, foot, smoothstep(0, depth, y - slope(x))));
}

/** The outline of a conifer forest: the height of its trees above the ground at a column. */
function cutTrees(draw: () => number, tall: number): (x: number) => number {
  const gap = tall * 0.26;
  const groves = createCurve(draw, 2);
  const trees = Array.from({ length: 512 }, (_, n) => ({
    height: tall * (0.3 + 0.7 * draw() ** 1.5) * (0.3 + 0.7 * smoothstep(-0.45, 0.35, groves(n * 0.11))),
    at: draw() - 0.5,
    lean: (draw() - 0.5) * 0.16,
  }));
  const branches = createCurve(draw, 2);
  return (x) => {
    const cell = Math.floor(x / gap);
    let top = 0;
    for (let n = cell - 2; n <= cell + 2; n += 1) {
      const tree = trees[n & 511];
      if (!tree) continue;
      const aside = Math.abs(x - (n + 0.5 + tree.at) * gap + tree.lean * top);
      const half = tree.height * 0.24;
      // Branches: the outline steps in and out on its way up.
      const ragged = half * (0.82 + 0.3 * branches((aside / half) * 9 + n * 7.3));
      if (aside < ragged) top = Math.max(top, tree.height * (1 - (aside / ragged) ** 0.82));
    }
    return top;
  };
}

/** A dune: one long curve, a lit flank and a dark one, and wind ripples. */
export function cutDune({ plate, palette, draw, margin }: Ground, base: number, rise: number, far: number): Layer {
  const { scale } = plate;
  const shape = createCurve(draw, 2);
  const spine = createCurve(draw, 2);
  const wide = (300 + 260 * (1 - far)) * scale;
  const sand = mix(mix(palette.sky[2], palette.accent, 0.5), palette.haze, 0.12 + 0.62 * far);
  const dark = mix(palette.near, sand, 0.16 + 0.55 * far);
  const crest = (x: number) => base - rise * sharpen(shape(x / wide));
  return cutLayer(plate, margin, crest, (x, y, below) => {
    const slope = (crest(x + 6 * scale) - crest(x - 6 * scale)) / (12 * scale);
    const bend = spine(x / (wide * 0.5) + below / (130 * scale)) * 0.75 - slope * 1.7;
    const lit = smoothstep(-0.16, 0.5, bend + 0.16 - (below / plate.height) * 0.5);
    const wind = Math.sin((y * (1.1 - 0.5 * far)) / scale + spine(x / (70 * scale)) * 7 + x / (24 * scale));
    const ripple = wind * 0.028 * (1 - far) * smoothstep(0, 30 * scale, below);
    const edge = Math.exp(-below / (3 * scale)) * 0.22 * (1 - far) * lit;
    return blend(dark, sand, Math.min(1.12, Math.max(0, lit * 0.95 + ripple + edge)));
  });
}

const sharpen = (value: number) => 1 - Math.abs(value) ** 0.9 * 1.25;
