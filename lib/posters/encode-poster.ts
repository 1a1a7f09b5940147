import { runJob } from "@/lib/media/run-job";
import { POSTER_POLICY } from "./limits";

export type EncodedPoster = {
  /** A WebP of at most 60 kB. */
  bytes: Buffer;
  width: number;
  height: number;
  /** The mean color, such as #1b2a33. */
  placeholder: string;
  /** The mean of all pixels, 0 to 255. */
  brightness: number;
};

/** Re-encodes a frame as a poster, with nothing in it but its pixels. Null when the image cannot be read. */
export async function encodePoster(still: Buffer): Promise<EncodedPoster | null> {
  const { maxWidth, maxHeight, maxBytes } = POSTER_POLICY;
  const drawn = await runJob("small", "poster", still, { maxWidth, maxHeight, maxBytes });
  const [poster] = drawn.ok ? drawn.images : [];
  if (!drawn.ok || !poster) return null;
  const { bytes, width, height } = poster;
  const { means } = drawn.value;
  const placeholder = `#${means.map((mean) => mean.toString(16).padStart(2, "0")).join("")}`;
  return { bytes, width, height, placeholder, brightness: means.reduce((sum, mean) => sum + mean, 0) / 3 };
}
