import sharp from "sharp";
import type { Ratio } from "@/lib/generations/settings";
import { type EncodedPoster, encodePoster } from "@/lib/posters/encode-poster";
import { drawFrames, drawLoop } from "@/lib/simulator/renderer/draw-loop";
import { sizeOf } from "@/lib/simulator/renderer/sizes";

export type Scene = {
  prompt: string;
  ratio: Ratio;
  frame: Buffer;
  poster: EncodedPoster;
  video: Uint8Array;
  size: { width: number; height: number };
};

const SCENES: [string, Ratio][] = [
  ["A lighthouse in fog, the lamp turns slowly, wide shot, handheld camera", "16:9"],
  ["A red fox runs through fresh snow at dawn, tracking shot at its height", "21:9"],
  ["霓虹灯下的雨夜街道，一把红伞慢慢走远，镜头缓缓推进", "9:16"],
  ["Macro shot of ink unfolding in a glass of water, slow motion", "1:1"],
  ["Aurora over black mountains, the camera tilts up from a frozen lake", "4:3"],
  ["A paper boat on a river between the roots of an old forest", "3:4"],
];

/** Draws a few prompts with the simulator's renderer: small videos of five seconds with large posters. */
export async function drawScenes(count = SCENES.length): Promise<Scene[]> {
  const scenes: Scene[] = [];
  for (const [prompt, ratio] of SCENES.slice(0, count)) {
    const frame = await drawFrame(prompt, ratio);
    const poster = await encodePoster(frame);
    if (poster === null) throw new Error("the renderer drew an unreadable frame");
    const video = await drawLoop({ prompt, variation: 0, ratio, small: true });
    scenes.push({ prompt, ratio, frame, poster, video, size: sizeOf(ratio, true) });
  }
  return scenes;
}

async function drawFrame(prompt: string, ratio: Ratio): Promise<Buffer> {
  const { width, height } = sizeOf(ratio, false);
  const [frame] = drawFrames({ prompt, variation: 0, ratio, small: false }, 1);
  if (!frame) throw new Error("the renderer drew nothing");
  return sharp(rgbOf(frame, width, height), { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** Converts a frame of the renderer to RGB: BT.709, limited range, planar 4:2:0. */
function rgbOf(frame: Uint8Array, width: number, height: number): Uint8Array {
  const rgb = new Uint8ClampedArray(width * height * 3);
  const blue = width * height;
  const red = blue + blue / 4;
  for (let at = 0; at < blue; at++) {
    const chroma = (Math.floor(at / width) >> 1) * (width / 2) + ((at % width) >> 1);
    const y = 1.164 * ((frame[at] ?? 0) - 16);
    const u = (frame[blue + chroma] ?? 128) - 128;
    const v = (frame[red + chroma] ?? 128) - 128;
    rgb.set([y + 1.793 * v, y - 0.213 * u - 0.533 * v, y + 2.112 * u], at * 3);
  }
  return new Uint8Array(rgb.buffer);
}
