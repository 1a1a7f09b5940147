import { createHash } from "node:crypto";
import { type MediaProblem, runJob } from "@/lib/media/run-job";
import type { CheckedImage } from "./check-image";
import { fitWithin, IMAGE_POLICY, type ImageSize } from "./limits";

export type EncodedImage = ImageSize & {
  bytes: Buffer;
  contentType: "image/jpeg" | "image/webp";
  extension: "jpg" | "webp";
  /** Hex, of `bytes`: the same image of one user is stored once. */
  sha256: string;
  /** A small WebP. */
  thumb: Buffer;
};

/** Pixels. Such images may take hundreds of megabytes while they are decoded, so they are one at a time. */
const LARGE = 12_000_000;

/**
 * Re-encodes an image: upright, sRGB, 8 bits, at most 2048 px a side, and only its pixels: no location, camera or name,
 * and nothing that was hidden behind or between them. Opaque images become JPEG, those with transparency WebP.
 */
export async function reEncode(
  bytes: Buffer,
  image: CheckedImage,
): Promise<{ ok: true; encoded: EncodedImage } | { ok: false; error: MediaProblem }> {
  const size = fitWithin(image, IMAGE_POLICY.keptSide);
  const thumb = fitWithin(size, IMAGE_POLICY.thumbSide);
  const lane = image.width * image.height > LARGE ? "large" : "small";
  const drawn = await runJob(lane, "image", bytes, { size, thumb, alpha: image.hasAlpha });
  if (!drawn.ok) return drawn;
  const [stored, small] = drawn.images;
  const format = image.hasAlpha ? "webp" : "jpeg";
  if (stored?.format !== format || !isOf(stored, size) || small?.format !== "webp" || !isOf(small, thumb))
    throw new Error("the media process drew another image");
  const kind = image.hasAlpha
    ? { contentType: "image/webp" as const, extension: "webp" as const }
    : { contentType: "image/jpeg" as const, extension: "jpg" as const };
  const sha256 = createHash("sha256").update(stored.bytes).digest("hex");
  return { ok: true, encoded: { ...kind, ...size, bytes: stored.bytes, sha256, thumb: small.bytes } };
}

const isOf = (image: ImageSize, { width, height }: ImageSize) => image.width === width && image.height === height;
