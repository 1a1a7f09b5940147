import type { UploadReason } from "@/components/video/frames/upload-request";
import { fitWithin, IMAGE_POLICY, sizeLimits, sizeProblem } from "@/lib/images/limits";
import { formatOf, isHeic } from "@/lib/images/magic";

/** Canvas quality: below it, JPEG blocks would be copied into the video. */
const QUALITY = 0.92;
/** What each kind is drawn anew as; no browser writes AVIF, and WebP keeps what can be seen through. */
const DRAWN = { jpeg: "image/jpeg", png: "image/png", webp: "image/webp", avif: "image/webp" } as const;

const refused = (code: string, values: UploadReason["values"] = {}) => ({
  ok: false as const,
  reason: { code, values },
});
const tooLarge = (bytes: number, most: number) =>
  refused("too_large", { megabytes: Math.ceil(bytes / 1_000_000), most: most / 1_000_000 });

/**
 * An image of at most 2048 px a side in one of the kinds that the server reads. A small one passes as it is: encoding it
 * again would only lose. So does one that this browser cannot decode and the server may. The server checks all of it once
 * more.
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
    // Damaged, or only too large for this browser: the server can tell.
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
