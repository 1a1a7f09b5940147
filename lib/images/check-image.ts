import { type ImageHeader, readHeader } from "./decoder";
import { type ImageSize, PICTURE_POLICY, sizeLimits, sizeProblem } from "./limits";
import { formatOf, isAnimated, type PictureFormat } from "./magic";
import type { PictureProblem, PictureProblemCode } from "./problem";

/** `width` and `height` are pixels after the camera's rotation. */
export type CheckedPicture = ImageSize & { hasAlpha: boolean };

/**
 * Judges a file by its bytes and its header; its pixels are still unread, so a file that passes can be broken further
 * in. The name serves only to speak of it.
 */
export async function checkPicture(
  bytes: Buffer,
  name: string,
): Promise<{ ok: true; picture: CheckedPicture } | { ok: false; error: PictureProblem }> {
  const refuse = (code: PictureProblemCode, values: Record<string, number> = {}) => ({
    ok: false as const,
    error: { code, values: { name, ...values } },
  });
  if (bytes.byteLength === 0) return refuse("empty");
  if (bytes.byteLength > PICTURE_POLICY.maxBytes) return refuse("too_large", tooLargeValues(bytes.byteLength));
  const format = formatOf(bytes);
  if (format === null) return refuse("not_a_picture");
  if (isAnimated(bytes, format)) return refuse("animated");
  const header = await readHeader(bytes).catch(() => null);
  if (header === null || header.format !== (format === "avif" ? "heif" : format)) return refuse("truncated");
  if ((header.pages ?? 1) > 1) return refuse("animated");
  const { width, height } = header.autoOrient;
  const most = mostPixels(header, format);
  if (width * height > most) {
    return refuse("too_many_pixels", { width, height, megapixels: Math.floor(most / 1_000_000) });
  }
  const problem = sizeProblem({ width, height });
  if (problem !== null) return refuse(problem, { width, height, ...sizeLimits() });
  return { ok: true, picture: { width, height, hasAlpha: header.hasAlpha } };
}

/** Bytes that decoding one picture may hold. */
const HELD = 500_000_000;

/**
 * Most pictures are shrunk line by line. One that is stored in passes has to be held as a whole, and an AVIF several times
 * over: 20 bytes a pixel, measured with 48 and with 100 megapixels.
 */
function mostPixels({ isProgressive, channels, depth }: ImageHeader, format: PictureFormat): number {
  const each =
    format === "avif" ? 20 : isProgressive ? channels * (format === "jpeg" || depth === "ushort" ? 2 : 1) : 1;
  return Math.min(PICTURE_POLICY.maxPixels, HELD / each);
}

/** In megabytes, as the limit is told. */
export function tooLargeValues(bytes: number): { megabytes: number; most: number } {
  return { megabytes: Math.ceil(bytes / 1_000_000), most: PICTURE_POLICY.maxBytes / 1_000_000 };
}
