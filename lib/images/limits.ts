import { CAPABILITIES } from "@/lib/provider/capabilities";

const { maxBytes, minSide, minAspect, maxAspect } = CAPABILITIES.images;

/**
 * Limits of a reference image, shared by the file button, the browser's resizing and the server. These are the model's
 * limits and will change with it. They apply to what is sent, which has `keptSide` at most: every camera makes larger
 * images than the model accepts, and resized they are as good as any.
 */
export const IMAGE_POLICY = {
  types: ["image/jpeg", "image/png", "image/webp", "image/avif"],
  /** Bytes of a file that the server receives. */
  maxBytes,
  /** Bytes of a file that a browser resizes before it sends it. */
  maxGivenBytes: 200_000_000,
  /** Pixels that the server decodes: a small file that is larger than that in memory is an attack. */
  maxPixels: 100_000_000,
  /** Pixels of the shorter side, after the camera's rotation is applied. */
  minSide,
  /** Width divided by height. */
  minAspect,
  maxAspect,
  /** Larger images are resized: the model sees no more, and nine larger ones would not fit in one request. */
  keptSide: 2_048,
  thumbSide: 320,
} as const;

export type ImageSize = { width: number; height: number };

/** Why an image of this size is refused even after resizing, or null. The same in the browser and on the server. */
export function sizeProblem({ width, height }: ImageSize): "too_small" | "bad_aspect" | null {
  const { minSide, minAspect, maxAspect } = IMAGE_POLICY;
  if (Math.min(width, height) < minSide) return "too_small";
  const aspect = width / height;
  return aspect < minAspect || aspect > maxAspect ? "bad_aspect" : null;
}

/** What the messages about a size name besides the size itself. */
export function sizeLimits(): Record<string, number> {
  const { minSide, minAspect, maxAspect, maxPixels } = IMAGE_POLICY;
  return { minSide, minAspect, maxAspect, megapixels: maxPixels / 1_000_000 };
}

/**
 * The size that fits in a square of `side` pixels, never enlarged. The shorter side is rounded up: rounded down, an
 * image of ratio 0.4 would come out at 0.3999 and the model would refuse it.
 */
export function fitWithin({ width, height }: ImageSize, side: number): ImageSize {
  const scale = side / Math.max(width, height);
  if (scale >= 1) return { width, height };
  // Floating-point noise in the product must not be rounded up to a whole pixel.
  const scaled = (length: number) => Math.min(side, Math.ceil(Number((length * scale).toFixed(6))));
  return { width: scaled(width), height: scaled(height) };
}
