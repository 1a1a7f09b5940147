import { fract, mix, type Rgb } from "../color";
import { aerial } from "../land";
import { layMist } from "../mist";
import { cutLayer, type Layer, lay, splat } from "../plate";
import { createSky } from "../sky";
import { type Canvas, type Scene, sway } from "../stage";
import { layWater } from "../water";

/** A skyline lighting up over a river. */
export function city(stage: Canvas): Scene {
  const { plate, palette, tile, draw } = stage;
  const { width, height, scale } = plate;
  const row = Math.round(height * 0.7);
  const light = { x: width * (0.2 + 0.6 * draw()), y: row - (90 + 60 * draw()) * scale };
  const sky = createSky({ plate, palette, tile, draw, horizon: row * 1.02, light, clouds: 0.3 + draw() * 0.5 });
  const margin = Math.ceil(12 * scale);
  const rows = [0.85, 0.55, 0.2].map((far) => ({ far, ...cutSkyline(stage, margin, row, far) }));
  const fog = mix(palette.haze, palette.sky[2], 0.4);
  const water = { row, swell: 0.16, deep: palette.near, glow: palette.glow, path: light.x };
  return (target, time) => {
    sky(target, time);
    for (const { far, layer, lamps } of rows) {
      const shift = sway(time) * (1 - far) * 9 * scale;
      lay(target, layer, shift);
      for (const { x, y, phase, color } of lamps) {
        const on = 0.5 + 0.5 * Math.sin(2 * Math.PI * (time * 2 + phase));
        splat(target, x - shift, y, 4 * scale, color, 0.25 + on * 0.7);
      }
      layMist(target, tile, { row, depth: 70 * scale, color: fog, power: 0.42 * far, speed: 0.05, seed: far }, time);
    }
    layWater(target, tile, water, time);
  };
}

type House = { x: number; width: number; height: number; lit: number; seed: number };

function cutSkyline({ plate, palette, draw }: Canvas, margin: number, row: number, far: number) {
  const { width, scale } = plate;
  const houses: House[] = [];
  for (let x = -margin; x < width + margin; ) {
    const wide = (13 + 26 * draw()) * scale * (1.25 - 0.55 * far);
    const tall = (26 + 130 * draw() ** 2.1 + 40 * far) * scale * (0.72 + 0.5 * far);
    houses.push({ x, width: wide, height: tall, lit: 0.12 + draw() * 0.4, seed: draw() * 1_000 });
    x += wide + (draw() < 0.3 ? 3 * scale : 0);
  }
  const body = aerial(palette, far * 0.95);
  const window = mix(mix(palette.accent, [1, 0.76, 0.42], 0.65), palette.glow, 0.2);
  const cell = Math.max(2, (3.6 - 1.1 * far) * scale);
  const houseAt = (x: number) => houses.find((house) => x >= house.x && x < house.x + house.width);
  const layer: Layer = cutLayer(
    plate,
    margin,
    (x) => row + 1 - (houseAt(x)?.height ?? 6 * scale),
    (x, y): Rgb => {
      const house = houseAt(x);
      if (!house) return body;
      const [u, v] = [(x - house.x) / cell, (row - y) / (cell * 1.3)];
      const [i, j] = [Math.floor(u), Math.floor(v)];
      const edge = house.width / cell - 0.6;
      const pane = u - i > 0.28 && v - j > 0.35 && i > 0 && u < edge && v < house.height / (cell * 1.3) - 1;
      const luck = fract(Math.sin(i * 12.9 + j * 78.2 + house.seed) * 43_758.5);
      return pane && luck < house.lit ? mix(body, window, (0.45 + 0.5 * fract(luck * 91.7)) * (1 - far * 0.55)) : body;
    },
  );
  const lamps = houses
    .filter(({ height }) => height > 105 * scale)
    .slice(0, 4)
    .map(({ x, width: wide, height }) => {
      const color: Rgb = [1, 0.32, 0.24];
      return { x: x + wide / 2, y: row - height - 2 * scale, phase: draw(), color };
    });
  return { layer, lamps };
}
