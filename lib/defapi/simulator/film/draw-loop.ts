import { createHash } from "node:crypto";
import { encode } from "./encode";
import type { FilmOrder } from "./order";
import { sizeOf } from "./sizes";

const FPS = 15;
const SECONDS = 5;

/** Draws the seamless loop of a prompt, as an MP4. */
export function drawLoop({ prompt, ratio, small }: Pick<FilmOrder, "prompt" | "ratio" | "small">): Promise<Uint8Array> {
  const { width, height } = sizeOf(ratio, small);
  const hue = createHash("sha256").update(prompt).digest();
  function* frames() {
    const frame = new Uint8Array((width * height * 3) / 2);
    for (let n = 0; n < FPS * SECONDS; n += 1) {
      const turn = (n / (FPS * SECONDS)) * 2 * Math.PI;
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) frame[y * width + x] = 110 + 60 * Math.sin(x / width + turn) * (y / height);
      }
      frame.fill(hue[0] ?? 0, width * height, (width * height * 5) / 4);
      frame.fill(hue[1] ?? 0, (width * height * 5) / 4);
      yield frame;
    }
  }
  return encode({ width, height, fps: FPS, quality: 28 }, frames());
}
