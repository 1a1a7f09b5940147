import { mix } from "../color";
import { cutRidge } from "../land";
import { layMist } from "../mist";
import { lay } from "../plate";
import { createSky } from "../sky";
import { type Canvas, type Scene, sway } from "../stage";

const LAYERS = 6;

/** Mountain ridges at dusk or dawn, with mist between them. */
export function ridges({ plate, palette, tile, draw }: Canvas): Scene {
  const { width, height, scale } = plate;
  const horizon = height * (0.5 + draw() * 0.1);
  const light = { x: width * (0.2 + 0.6 * draw()), y: horizon - (20 + 55 * draw()) * scale };
  const sky = createSky({ plate, palette, tile, draw, horizon: horizon * 1.12, light, clouds: 0.2 + draw() * 0.6 });
  const margin = Math.ceil(26 * scale);
  const layers = Array.from({ length: LAYERS }, (_, n) => {
    const near = n / (LAYERS - 1);
    const base = horizon + (height * 1.02 - horizon) * near ** 1.25;
    const rise = (46 + 34 * (1 - near)) * scale;
    const trees = near > 0.55 ? 14 + 62 * (near - 0.55) : 0;
    return { near, base, layer: cutRidge({ plate, palette, draw, margin }, base, rise, 1 - near, trees) };
  });
  const fog = mix(palette.haze, palette.sky[2], 0.45);
  return (target, time) => {
    sky(target, time);
    for (const { near, base, layer } of layers) {
      lay(target, layer, sway(time) * (2 + 20 * near * near) * scale);
      const mist = { row: base + 12 * scale, depth: (34 + 26 * near) * scale, color: fog, seed: near * 5 };
      if (near < 1)
        layMist(target, tile, { ...mist, power: 0.62 * (1 - near * 0.75), speed: 0.06 + 0.05 * near }, time);
    }
  };
}
