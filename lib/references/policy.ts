/**
 * What a reference picture may be, as data: read by the file button, the browser's shrinking and the server alike.
 * These are the model's limits and will change with it.
 *
 * sources: the model's published image limits (formats, sides, aspect, 30 MB) as the provider's page and resellers of
 * the model repeat them. The pixel cap is ours: 6000 × 6000 is the largest square the sides allow, and a picture that
 * small on disk and larger than that in memory is an attack.
 */
export const PICTURE_POLICY = {
  types: ["image/jpeg", "image/png", "image/webp"],
  /** Bytes of the file as it is sent. */
  maxBytes: 30_000_000,
  /** Pixels in all. */
  maxPixels: 36_000_000,
  /** Pixels a side, after the camera's rotation is applied. */
  minSide: 300,
  maxSide: 6_000,
  /** Width divided by height. */
  minAspect: 0.4,
  maxAspect: 2.5,
  /** Nothing larger is kept or sent: the model sees no more, and nine larger ones would not fit in one request. */
  keptSide: 2_048,
  thumbSide: 320,
} as const;

export type Size = { width: number; height: number };

/** Why a picture of this size is refused, or null. The same order in the browser and on the server. */
export function sizeProblem({
  width,
  height,
}: Size): "too_many_pixels" | "too_big_side" | "too_small" | "bad_aspect" | null {
  const { maxPixels, maxSide, minSide, minAspect, maxAspect } = PICTURE_POLICY;
  if (width * height > maxPixels) return "too_many_pixels";
  if (Math.max(width, height) > maxSide) return "too_big_side";
  if (Math.min(width, height) < minSide) return "too_small";
  const aspect = width / height;
  return aspect < minAspect || aspect > maxAspect ? "bad_aspect" : null;
}

/**
 * The size that fits in a square of `side` pixels, never larger than it is. The shorter side is rounded up: rounded
 * down, a picture of just 0.4 would come out at 0.3999 and the model would refuse it.
 */
export function fitWithin({ width, height }: Size, side: number): Size {
  const scale = side / Math.max(width, height);
  if (scale >= 1) return { width, height };
  // The last digits of a product are noise, and noise must not be rounded up to a whole pixel.
  const scaled = (length: number) => Math.min(side, Math.ceil(Number((length * scale).toFixed(6))));
  return { width: scaled(width), height: scaled(height) };
}
