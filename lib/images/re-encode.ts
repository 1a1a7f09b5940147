import { createHash } from "node:crypto";
import type { CheckedImage } from "./check-image";
import { decode, inTurnFor } from "./decoder";
import { fitWithin, IMAGE_POLICY, type ImageSize } from "./limits";

export type EncodedImage = ImageSize & {
  bytes: Buffer;
  contentType: "image/jpeg" | "image/webp";
  extension: "jpg" | "webp";
  /** Hex, of `bytes`: the same image of one user is kept once. */
  sha256: string;
  /** A small WebP. */
  thumb: Buffer;
};

/**
 * Draws an image anew: upright, sRGB, 8 bits, at most 2048 px a side, and with nothing in it but its pixels: no place,
 * camera or name, and nothing that was hidden behind or between them. Null when its data is broken or cut short.
 *
 * Opaque images become JPEG, the one format that nobody downstream stumbles over and the quickest to write; quality
 * 90 without color subsampling is beyond what the model can see. Those with transparency become WebP, because a PNG
 * of that size can be ten times as large and nine of them must fit in one request.
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

/** What the decoder refuses is the file's fault; what took too long may be ours and is no verdict on the file. */
async function orBroken(work: Promise<Buffer>): Promise<Buffer | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && error.message.includes("timeout")) throw error;
    return null;
  }
}
