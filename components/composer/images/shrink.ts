import type { UploadReason } from "@/components/video/frames/upload-request";
import { fitWithin, IMAGE_POLICY, sizeLimits, sizeProblem } from "@/lib/images/limits";
import { formatOf, isHeic } from "@/lib/images/magic";

/** Canvas quality: lower, and JPEG blocks would show up in the video. */
const QUALITY = 0.92;
/** The format to re-encode each kind in: browsers can't write AVIF, and WebP keeps transparency. */
const DRAWN = { jpeg: "image/jpeg", png: "image/png", webp: "image/webp", avif: "image/webp" } as const;

const refused = (code: string, values: UploadReason["values"] = {}) => ({
  ok: false as const,
  reason: { code, values },
});
const tooLarge = (bytes: number, most: number) =>
  refused("too_large", { megabytes: Math.ceil(bytes / 1_000_000), most: most / 1_000_000 });

/**
 * Scales an image to at most 2048 px a side, in a format that the server reads. Small images pass unchanged, because
 * re-encoding only loses quality, and so do images that this browser can't decode. The server checks everything again.
 */
export async function shrink(file: Blob): Promise<{ ok: true; blob: Blob } | { ok: false; reason: UploadReason }> {
  const { maxBytes, maxGivenBytes, keptSide } = IMAGE_POLICY;
  if (file.size === 0) return refused("empty");
  if (file.size > maxGivenBytes) return tooLarge(file.size, maxGivenBytes);
  const head = new Uint8Array(await file.slice(0, 64).arrayBuffer());
  const format = formatOf(head);
  if (!format && !isHeic(head)) return refused("not_an_image");
  const asItIs = () => ({ ok: true as const, blob: format ? file.slice(0, file.size, `image/${format}`) : file });
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    if (!format) return refused("heic");
    // Damaged, or only too large for this browser: the server decides.
    return file.size > maxBytes ? tooLarge(file.size, maxBytes) : asItIs();
  }
  try {
    const { width, height } = bitmap;
    const problem = sizeProblem({ width, height });
    if (problem) return refused(problem, { width, height, ...sizeLimits() });
    const size = fitWithin({ width, height }, keptSide);
    if (format && size.width === width && size.height === height && file.size <= maxBytes) return asItIs();
    const canvas = document.createElement("canvas");
    canvas.width = size.width;
    canvas.height = size.height;
    const context = canvas.getContext("2d");
    if (!context) return refused("truncated");
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, size.width, size.height);
    const type = DRAWN[format ?? "jpeg"];
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY));
    return blob ? { ok: true, blob } : refused("truncated");
  } finally {
    bitmap.close();
  }
}
