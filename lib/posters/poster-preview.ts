import { runJob } from "@/lib/media/run-job";

export type PosterPreview = {
  /** Of the poster itself, in pixels. It may be smaller than the video. */
  size: { width: number; height: number };
  /** A small poster as a `data:` address inside the page, so that it appears with the first paint. */
  small: string | null;
  /** Its colors in a few pixels, likewise. */
  glow: string;
};

/** Bytes before base64: a page contains the data twice, as markup and for its script. */
const MOST = 9_000;

/**
 * Makes a small version of one of our own posters, which have few pixels: visitors wait for it, so it does not queue
 * behind uploaded images. Throws when it is no image. `small` is null where no quality makes it small enough.
 */
export async function drawPosterPreview(poster: Buffer): Promise<PosterPreview> {
  const drawn = await runJob("pages", "posterPreview", poster, { maxBytes: MOST });
  const [glow, small] = drawn.ok ? drawn.images : [];
  if (!drawn.ok || !glow) throw new Error(`a preview could not be drawn: ${drawn.ok ? "without one" : drawn.error}`);
  return { size: drawn.value, small: small ? address(small.bytes) : null, glow: address(glow.bytes) };
}

const address = (webp: Buffer): string => `data:image/webp;base64,${webp.toString("base64")}`;
