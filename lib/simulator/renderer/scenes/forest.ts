import { mix, ramp, smoothstep } from "../color";
import { aerial, cutRidge } from "../land";
import { layMist } from "../mist";
import { createCurve, drift } from "../noise";
import { type Layer, lay, type Plate, shine, splat } from "../plate";
import { type Canvas, type Scene, sway } from "../stage";

const LAYERS = 5;

/** Trunks in fog, shafts of light between them, and small glowing particles. */
export function forest(stage: Canvas): Scene {
  const { plate, palette, tile, draw } = stage;
  const { width, height, scale } = plate;
  const source = { x: width * (0.3 + 0.4 * draw()), y: height * 0.28 };
  const margin = Math.ceil(30 * scale);
  const layers = Array.from({ length: LAYERS }, (_, n) => {
    const near = n / (LAYERS - 1);
    return { near, trunks: cutTrunks(stage, margin, near) };
  });
  const floor = cutRidge({ plate, palette, draw, margin }, height * 0.97, 18 * scale, 0.02, 9);
  const motes = Array.from({ length: 46 }, () => ({ x: draw(), y: draw(), phase: draw(), size: 0.6 + draw() * 1.8 }));
  const fog = mix(palette.haze, palette.sky[2], 0.3);
  const backdrop = ramp([
    [0, mix(palette.glow, palette.sky[2], 0.6)],
    [0.22, mix(palette.sky[2], palette.haze, 0.5)],
    [0.6, mix(palette.haze, palette.sky[1], 0.6)],
    [1, mix(palette.sky[0], palette.sky[1], 0.35)],
  ]);

  const still = new Float32Array(width * height * 3);
  const beams = new Float32Array(width * height * 2);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const i = y * width + x;
      still.set(backdrop(Math.hypot(x - source.x, (y - source.y) * 0.8) / (420 * scale)), i * 3);
      beams[i * 2] = Math.atan2(x - source.x, y - source.y + height * 0.5) * 1.1;
      beams[i * 2 + 1] = 0.42 * Math.exp(-Math.hypot(x - source.x, y - source.y) / (260 * scale));
    }
  }

  return (target, time) => {
    target.rgb.set(still);
    for (const { near, trunks } of layers) {
      lay(target, trunks, sway(time) * (2 + 24 * near * near) * scale);
      const mist = { row: height * (0.6 + 0.3 * near), depth: height * 0.45, color: fog, seed: near * 4 };
      if (near < 0.9) layMist(target, tile, { ...mist, power: 0.5 - 0.38 * near, speed: 0.07 + near * 0.05 }, time);
      if (near > 0.4 && near < 0.6) shafts(target, time);
    }
    lay(target, floor, sway(time) * 26 * scale);
    for (const { x, y, phase, size } of motes) {
      const turn = 2 * Math.PI * (time + phase);
      const glow = 0.35 + 0.65 * Math.max(0, Math.sin(turn * 2 + phase * 40));
      const at = { x: (x + 0.02 * Math.sin(turn)) * width, y: (0.35 + 0.6 * y + 0.02 * Math.cos(turn)) * height };
      splat(target, at.x, at.y, size * 2.2 * scale, palette.accent, 0.55 * glow);
    }
  };

  function shafts(target: Plate, time: number): void {
    for (let i = 0; i < width * height; i += 1) {
      const beam = drift(tile, beams[i * 2] as number, 0.3, 0.035, 0.02, time);
      shine(target, i * 3, palette.glow, smoothstep(0.5, 0.85, beam) * (beams[i * 2 + 1] as number));
    }
  }
}

/** A row of trunks under their canopy: leaves in clumps, fewer further down. */
function cutTrunks({ plate, palette, tile, draw }: Canvas, margin: number, near: number): Layer {
  const { width: plateWidth, height, scale } = plate;
  const width = plateWidth + 2 * margin;
  const rgba = new Float32Array(width * height * 4);
  const [r, g, b] = aerial(palette, 0.95 - near * 0.95);
  const gap = (30 + 120 * near * near) * scale;
  const bark = createCurve(draw, 3);
  const aside = { u: draw(), v: draw() };
  const trunks = Array.from({ length: Math.ceil(width / gap) + 2 }, (_, n) => ({
    x: (n - 1 + draw() * 0.9) * gap,
    half: (1.4 + 10 * near ** 1.6) * scale * (0.55 + 0.75 * draw()),
    lean: (draw() - 0.5) * 0.08,
  }));
  const cover = (x: number, y: number, amount: number) => {
    const i = (y * width + x) * 4;
    const more = Math.max(amount, rgba[i + 3] as number);
    rgba.set([r * more, g * more, b * more, more], i);
  };
  for (let y = 0; y < height; y += 1) {
    const bare = 0.3 + ((0.62 - 0.24 * near) * y) / (height * 0.34);
    for (let x = 0; bare < 1 && x < width; x += 1) {
      const clump = tile(x / (330 * scale) + aside.u, y / (330 * scale) + aside.v);
      const leaf = tile(x / (95 * scale) + aside.v, y / (95 * scale) + aside.u);
      const amount = smoothstep(bare - 0.035, bare + 0.035, clump * 0.6 + leaf * 0.4);
      if (amount > 0) cover(x, y, amount);
    }
    for (const { x, half, lean } of trunks) {
      const flare = 1 + 0.8 * smoothstep(0.72, 1.05, y / height) ** 2;
      const middle = x + lean * (height - y) + bark(y / (110 * scale) + x) * half * 0.3;
      const thick = half * flare * (0.94 + 0.05 * bark(y / (14 * scale) + x * 3));
      const [from, to] = [
        Math.max(0, Math.floor(middle - thick - 1)),
        Math.min(width - 1, Math.ceil(middle + thick + 1)),
      ];
      for (let px = from; px <= to; px += 1) cover(px, y, smoothstep(1, -1, Math.abs(px - middle) - thick));
    }
  }
  return { width, margin, top: 0, rgba };
}
