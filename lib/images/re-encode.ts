import { createHash } from "node:crypto";
import type { CheckedImage } from "./check-image";
import { decode, inTurnFor } from "./decoder";
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

/**
 * Re-encodes an image: upright, sRGB, 8 bits, at most 2048 px a side, and only its pixels: no location, camera or name,
 * and nothing that was hidden behind or between them. Null when its data is broken or truncated.
 *
 * Opaque images become JPEG, the format that every recipient can read and the fastest to encode; quality 90 without
 * chroma subsampling is beyond what the model can see. Those with transparency become WebP, because a PNG of that size
 * can be ten times as large and nine of them must fit in one request.
 */
export function reEncode(bytes: Buffer, image: CheckedImage): Promise<EncodedImage | null> {
  return inTurnFor(image, async () => {
    const { width, height } = fitWithin(image, IMAGE_POLICY.keptSide);
    const drawn = decode(bytes).resize({ width, height, fit: "fill" }).toColourspace("srgb");
    const kind = image.hasAlpha
      ? { contentType: "image/webp" as const, extension: "webp" as const }
      : { contentType: "image/jpeg" as const, extension: "jpg" as const };
    const written = image.hasAlpha
      ? drawn.webp({ quality: 90, effort: 2 })
      : drawn.jpeg({ quality: 90, chromaSubsampling: "4:4:4" });
    const encoded = await orBroken(written.toBuffer());
    if (encoded === null) return null;
    const small = fitWithin({ width, height }, IMAGE_POLICY.thumbSide);
    const thumb = await decode(encoded)
      .resize({ ...small, fit: "fill" })
      .webp({ quality: 80, effort: 2 })
      .toBuffer();
    const sha256 = createHash("sha256").update(encoded).digest("hex");
    return { ...kind, bytes: encoded, width, height, sha256, thumb };
  });
}

/**
 * Null for what the decoder rejects, which is the file's fault; a timeout may be ours and says nothing about the file.
 */
async function orBroken(work: Promise<Buffer>): Promise<Buffer | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && error.message.includes("timeout")) throw error;
    return null;
  }
}
