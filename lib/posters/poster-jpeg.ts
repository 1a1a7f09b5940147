import { runJob } from "@/lib/media/run-job";
import { POSTER_POLICY } from "./limits";

/**
 * One of our own posters as a JPEG with as many pixels, within `maxJpegBytes` unless it is all grain. Throws when it is
 * no image.
 */
export async function drawPosterJpeg(poster: Buffer): Promise<Buffer<ArrayBuffer>> {
  const drawn = await runJob("pages", "posterJpeg", poster, { maxBytes: POSTER_POLICY.maxJpegBytes });
  const [jpeg] = drawn.ok ? drawn.images : [];
  if (!jpeg) throw new Error(`a poster could not be drawn as JPEG: ${drawn.ok ? "without an image" : drawn.error}`);
  return jpeg.bytes;
}
