import { CAPABILITIES } from "@/lib/provider/capabilities";

const { maxBytes, minSide, minAspect, maxAspect } = CAPABILITIES.images;

/**
 * What a reference image may be, as data: read by the file button, the browser's shrinking and the server alike.
 * These are the model's limits and will change with it. They are asked of what is sent, which has `keptSide` at most:
 * every camera makes larger images than the model takes, and shrunk they are as good as any.
 */
export const IMAGE_POLICY = {
  types: ["image/jpeg", "image/png", "image/webp", "image/avif"],
  /** Bytes of a file as it comes to the server. */
  maxBytes,
  /** Bytes of a file that a browser shrinks before it sends it. */
  maxGivenBytes: 200_000_000,
  /** Pixels that the server decodes: what is small on disk and larger than that in memory is an attack. */
  maxPixels: 100_000_000,
  /** Pixels of the shorter side, after the camera's rotation is applied. */
  minSide,
  /** Width divided by height. */
  minAspect,
  maxAspect,
  /** Nothing larger is kept or sent: the model sees no more, and nine larger ones would not fit in one request. */
  keptSide: 2_048,
  thumbSide: 320,
} as const;

export type ImageSize = { width: number; height: number };

/** Why an image of this size is refused however it is shrunk, or null. The same in the browser and on the server. */
export function sizeProblem({ width, height }: ImageSize): "too_small" | "bad_aspect" | null {
  const { minSide, minAspect, maxAspect } = IMAGE_POLICY;
  if (Math.min(width, height) < minSide) return "too_small";
  const aspect = width / height;
  return aspect < minAspect || aspect > maxAspect ? "bad_aspect" : null;
}

/** What the sentences about a size name beside the size itself. */
export function sizeLimits(): Record<string, number> {
  const { minSide, minAspect, maxAspect, maxPixels } = IMAGE_POLICY;
  return { minSide, minAspect, maxAspect, megapixels: maxPixels / 1_000_000 };
}

/**
 * The size that fits in a square of `side` pixels, never larger than it is. The shorter side is rounded up: rounded
 * down, an image of just 0.4 would come out at 0.3999 and the model would refuse it.
 */
export function fitWithin({ width, height }: ImageSize, side: number): ImageSize {
  const scale = side / Math.max(width, height);
  if (scale >= 1) return { width, height };
  // The last digits of a product are noise, and noise must not be rounded up to a whole pixel.
  const scaled = (length: number) => Math.min(side, Math.ceil(Number((length * scale).toFixed(6))));
  return { width: scaled(width), height: scaled(height) };
}
