import { random } from "../random";
import { createDeveloper } from "./develop";
import { encode } from "./encode";
import { burnMark } from "./mark";
import type { VideoOrder } from "./order";
import { createPlate } from "./plate";
import { readRecipe } from "./recipe";
import { createScene } from "./scenes";
import { sizeOf } from "./sizes";

/** As long as the shortest video, so that most videos do not repeat at all. */
const SECONDS = 5;
const FPS = 12;

export type LoopOrder = Pick<VideoOrder, "prompt" | "variation" | "ratio" | "small">;

/** Renders the seamless loop of a prompt as an MP4. Takes a second or two of CPU: not for a server's own thread. */
export function drawLoop(order: LoopOrder): Promise<Uint8Array> {
  const { width, height } = sizeOf(order.ratio, order.small);
  return encode({ width, height, fps: FPS, quality: 24 }, drawFrames(order));
}

/** The frames of a loop, as planar YUV. Each is overwritten by the next. */
export function* drawFrames(
  { prompt, variation, ratio, small }: LoopOrder,
  frames = FPS * SECONDS,
): Generator<Uint8Array> {
  const { width, height } = sizeOf(ratio, small);
  const recipe = readRecipe(prompt, variation);
  const plate = createPlate(width / 2, height / 2);
  const paint = createScene(plate, recipe);
  const develop = createDeveloper(plate, random(recipe.seed));
  for (let n = 0; n < frames; n += 1) {
    paint(plate, n / frames);
    const frame = develop(plate);
    burnMark(frame, width, height);
    yield frame;
  }
}
