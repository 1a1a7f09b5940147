import { mix } from "../color";
import { cutDune } from "../land";
import { layMist } from "../mist";
import { lay } from "../plate";
import { createSky } from "../sky";
import { type Canvas, type Scene, sway } from "../stage";

const LAYERS = 5;

/** Dunes in slow parallax, with sand blowing off the crests. */
export function dunes({ plate, palette, tile, draw }: Canvas): Scene {
  const { width, height, scale } = plate;
  const horizon = height * (0.42 + draw() * 0.08);
  const light = { x: width * (0.15 + 0.7 * draw()), y: horizon - (30 + 70 * draw()) * scale };
  const sky = createSky({ plate, palette, tile, draw, horizon: horizon * 1.1, light, clouds: draw() * 0.35 });
  const margin = Math.ceil(34 * scale);
  const layers = Array.from({ length: LAYERS }, (_, n) => {
    const near = n / (LAYERS - 1);
    const base = horizon + (height * 1.0 - horizon) * (0.08 + 0.92 * near ** 1.15);
    return { near, base, layer: cutDune({ plate, palette, draw, margin }, base, (30 + 66 * near) * scale, 1 - near) };
  });
  const dust = mix(palette.sky[2], palette.glow, 0.3);
  return (target, time) => {
    sky(target, time);
    for (const { near, base, layer } of layers) {
      lay(target, layer, sway(time) * (3 + 26 * near * near) * scale);
      const mist = { row: base - 8 * scale, depth: (20 + 26 * near) * scale, color: dust, seed: 1 + near * 3 };
      if (near < 1) layMist(target, tile, { ...mist, power: 0.4 * (1 - near * 0.7), speed: 0.16 + near * 0.1 }, time);
    }
  };
}
