import { mix } from "../color";
import { cutRidge } from "../land";
import { layMist } from "../mist";
import { lay } from "../plate";
import { createSky } from "../sky";
import { type Canvas, type Scene, sway } from "../stage";
import { layWater } from "../water";

/** The open sea under a low light. */
export function sea({ plate, palette, tile, draw }: Canvas): Scene {
  const { width, height, scale } = plate;
  const row = Math.round(height * (0.46 + draw() * 0.1));
  const light = { x: width * (0.25 + 0.5 * draw()), y: row - (14 + 50 * draw()) * scale };
  const sky = createSky({ plate, palette, tile, draw, horizon: row, light, clouds: 0.45 + draw() * 0.45 });
  const deep = mix(palette.near, palette.sky[0], 0.55);
  const water = { row, swell: 0.55 + draw() * 0.35, deep, glow: palette.glow, path: light.x };
  const cape = cutRidge({ plate, palette, draw, margin: 4 }, row + 4 * scale, 20 * scale, 0.72, 0);
  return (target, time) => {
    sky(target, time);
    lay(target, cape, sway(time) * 1.5);
    const color = palette.sky[2];
    layMist(target, tile, { row, depth: 26 * scale, color, power: 0.5, speed: 0.05, seed: 1.7 }, time);
    layWater(target, tile, water, time);
  };
}

/** A still lake that mirrors the hills and the forest on its far shore. */
export function lake({ plate, palette, tile, draw }: Canvas): Scene {
  const { width, height, scale } = plate;
  const row = Math.round(height * (0.55 + draw() * 0.06));
  const light = { x: width * (0.2 + 0.6 * draw()), y: row - (70 + 60 * draw()) * scale };
  const sky = createSky({ plate, palette, tile, draw, horizon: row * 1.05, light, clouds: 0.3 + draw() * 0.5 });
  const ground = { plate, palette, draw, margin: Math.ceil(10 * scale) };
  const hills = [0.95, 0.72, 0.45].map((far, n) => ({
    far,
    layer: cutRidge(ground, row - (14 - n * 6) * scale, (84 - n * 26) * scale, far, n === 2 ? 18 : 0),
  }));
  const shore = cutRidge(ground, row + 2 * scale, 5 * scale, 0.16, 34);
  const deep = mix(palette.near, palette.sky[1], 0.25);
  const water = { row, swell: 0.06, deep, glow: palette.glow, path: light.x };
  const fog = mix(palette.haze, palette.sky[2], 0.5);
  return (target, time) => {
    sky(target, time);
    for (const { far, layer } of hills) lay(target, layer, sway(time) * (1 - far) * 6 * scale);
    layMist(target, tile, { row, depth: 40 * scale, color: fog, power: 0.6, speed: 0.07, seed: 2.2 }, time);
    lay(target, shore, sway(time) * 6 * scale);
    layWater(target, tile, water, time);
    layMist(target, tile, { row, depth: 9 * scale, color: fog, power: 0.55, speed: 0.09, seed: 4.1 }, time);
  };
}
