import { JOB_MEGABYTES, JOB_SECONDS, runJob } from "@/lib/media/run-job";
import { IMAGE_POLICY, type ImageSize, sizeLimits, sizeProblem } from "./limits";
import { formatOf, type ImageFormat, isAnimated } from "./magic";
import { type ImageProblem, type ImageProblemCode, unreadCode } from "./problem";

/** `width` and `height` are pixels after the camera's rotation. */
export type CheckedImage = ImageSize & { hasAlpha: boolean };

/**
 * Checks a file by its bytes and its header; its pixels are not decoded yet, so a file that passes can still be broken.
 * The name is used only in messages.
 */
export async function checkImage(
  bytes: Buffer,
  name: string,
): Promise<{ ok: true; image: CheckedImage } | { ok: false; error: ImageProblem }> {
  const refuse = (code: ImageProblemCode, values: Record<string, number> = {}) => ({
    ok: false as const,
    error: { code, values: { name, ...values } },
  });
  if (bytes.byteLength === 0) return refuse("empty");
  if (bytes.byteLength > IMAGE_POLICY.maxBytes) return refuse("too_large", tooLargeValues(bytes.byteLength));
  const format = formatOf(bytes);
  if (format === null) return refuse("not_an_image");
  if (isAnimated(bytes, format)) return refuse("animated");
  const read = await runJob("small", "header", bytes, {});
  if (!read.ok) return refuse(unreadCode(read.error), COMPLEX_VALUES);
  const header = read.value;
  if (header.format !== (format === "avif" ? "heif" : format)) return refuse("truncated");
  if (header.pages > 1) return refuse("animated");
  const { width, height } = header;
  const most = mostPixels(header, format);
  if (width * height > most) {
    return refuse("too_many_pixels", { width, height, megapixels: Math.floor(most / 1_000_000) });
  }
  const problem = sizeProblem({ width, height });
  if (problem !== null) return refuse(problem, { width, height, ...sizeLimits() });
  return { ok: true, image: { width, height, hasAlpha: header.hasAlpha } };
}

/** The most bytes that decoding one image may take. */
const HELD = 500_000_000;

/**
 * Most images are resized line by line. A progressive one has to be decoded as a whole, and an AVIF takes several times
 * its size: 20 bytes a pixel, measured with 48 and with 100 megapixels.
 */
function mostPixels(
  { isProgressive, channels, depth }: { isProgressive: boolean; channels: number; depth: string },
  format: ImageFormat,
): number {
  const each =
    format === "avif" ? 20 : isProgressive ? channels * (format === "jpeg" || depth === "ushort" ? 2 : 1) : 1;
  return Math.min(IMAGE_POLICY.maxPixels, HELD / each);
}

/** What the message about a file that is too complex names. */
export const COMPLEX_VALUES = { seconds: JOB_SECONDS, megabytes: JOB_MEGABYTES };

/** In megabytes, as messages show the limit. */
export function tooLargeValues(bytes: number): { megabytes: number; most: number } {
  return { megabytes: Math.ceil(bytes / 1_000_000), most: IMAGE_POLICY.maxBytes / 1_000_000 };
}
