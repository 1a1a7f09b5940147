import { random } from "../random";
import { createTile, type NoiseTile } from "./noise";
import type { Palette } from "./palettes";
import type { Plate } from "./plate";
import type { SceneRecipe } from "./recipe";

/** What every scene works with. `draw` returns the seed's random numbers one after another. */
export type Canvas = { plate: Plate; palette: Palette; tile: NoiseTile; draw: () => number };

/** Paints the whole plate for a time in the loop, from 0 to 1; 1 looks the same as 0. */
export type Scene = (plate: Plate, time: number) => void;

export function createStage(plate: Plate, { palette, seed }: SceneRecipe): Canvas {
  const draw = random(seed ^ 0x9e3779b9);
  return { plate, palette, draw, tile: createTile(draw) };
}

/** The camera's slow sway, from -1 to 1. */
export const sway = (time: number): number => Math.sin(2 * Math.PI * time);
