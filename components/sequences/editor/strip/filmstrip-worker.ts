import { CanvasSink, Input, MP4, QTFF } from "mediabunny";
import { fromUrl } from "@/components/sequences/export/source";
import { spriteTimes } from "./filmstrip-frames";
import type { SpriteAnswer, SpriteOrder } from "./filmstrip-messages";

/** The thread's own scope; the compiler knows only that of a page. */
const thread = globalThis as unknown as {
  onmessage: ((event: MessageEvent<SpriteOrder>) => void) | null;
  postMessage(answer: SpriteAnswer): void;
};

thread.onmessage = ({ data: { url, height } }) => {
  void draw(url, height)
    .catch(() => null)
    .then((sprite) => thread.postMessage({ url, sprite }));
};

/** Decodes a video once, in order, and small: the frames that no sprite has are never kept. */
async function draw(url: string, height: number): Promise<SpriteAnswer["sprite"]> {
  const input = new Input({ source: fromUrl(url), formats: [MP4, QTFF] });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track || !(await track.canDecode())) return null;
    const [first, end] = [await track.getFirstTimestamp(), await track.computeDuration()];
    const seconds = end - first;
    const times = spriteTimes(seconds);
    let sprite: OffscreenCanvas | null = null;
    let at = 0;
    const sink = new CanvasSink(track, { height, poolSize: 1 });
    for await (const frame of sink.canvasesAtTimestamps(times.map((time) => first + time))) {
      if (frame) {
        const { width } = frame.canvas;
        sprite ??= new OffscreenCanvas(width * times.length, height);
        sprite.getContext("2d")?.drawImage(frame.canvas, at * width, 0);
      }
      at += 1;
    }
    if (!sprite) return null;
    const image = await sprite.convertToBlob({ type: "image/jpeg", quality: 0.7 });
    return { image, count: times.length, seconds };
  } finally {
    input.dispose();
  }
}
