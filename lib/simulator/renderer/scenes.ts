import { cat } from "./cat";
import type { Plate } from "./plate";
import type { SceneName, SceneRecipe } from "./recipe";
import { aurora } from "./scenes/aurora";
import { city } from "./scenes/city";
import { dunes } from "./scenes/dunes";
import { forest } from "./scenes/forest";
import { ink } from "./scenes/ink";
import { ridges } from "./scenes/ridges";
import { lake, sea } from "./scenes/sea";
import { window } from "./scenes/window";
import { type Canvas, createStage, type Scene } from "./stage";
import { rain, snow } from "./weather";

const scenes: Record<SceneName, (stage: Canvas) => Scene> = {
  ridges,
  sea,
  lake,
  dunes,
  forest,
  city,
  window,
  aurora,
  ink,
};

/** Everything a recipe asks for, ready to be painted frame by frame. */
export function createScene(plate: Plate, recipe: SceneRecipe): Scene {
  const stage = createStage(plate, recipe);
  const parts = [scenes[recipe.scene](stage)];
  if (recipe.cat) parts.push(cat(stage));
  if (recipe.weather === "snow") parts.push(snow(stage));
  // In the window scene the rain is already on the glass.
  if (recipe.weather === "rain" && recipe.scene !== "window") parts.push(rain(stage));
  return (target, time) => {
    for (const paint of parts) paint(target, time);
  };
}
