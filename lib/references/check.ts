import { readHeader } from "./decoder";
import { formatOf, isAnimatedPng } from "./magic";
import { PICTURE_POLICY, type Size, sizeProblem } from "./policy";
import type { PictureProblem, PictureProblemCode } from "./problem";

/** `width` and `height` are pixels after the camera's rotation. */
export type CheckedPicture = Size & { hasAlpha: boolean };

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
  const header = await readHeader(bytes).catch(() => null);
  if (header === null || header.format !== format) return refuse("truncated");
  if ((header.pages ?? 1) > 1 || (format === "png" && isAnimatedPng(bytes))) return refuse("animated");
  const { width, height } = header.autoOrient;
  const problem = sizeProblem({ width, height });
  if (problem !== null) return refuse(problem, { width, height, ...limits() });
  return { ok: true, picture: { width, height, hasAlpha: header.hasAlpha } };
}

/** In megabytes, as the limit is told. */
export function tooLargeValues(bytes: number): { megabytes: number; most: number } {
  return { megabytes: Math.ceil(bytes / 1_000_000), most: PICTURE_POLICY.maxBytes / 1_000_000 };
}

function limits() {
  const { minSide, maxSide, minAspect, maxAspect, maxPixels } = PICTURE_POLICY;
  return { minSide, maxSide, minAspect, maxAspect, megapixels: maxPixels / 1_000_000 };
}
