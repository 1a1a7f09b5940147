import { fitWithin, PICTURE_POLICY, sizeProblem } from "@/lib/references/policy";
import type { Reason } from "./state";

/** Canvas quality: below it, JPEG blocks would be copied into the film. */
const QUALITY = 0.92;

const { minSide, maxSide, minAspect, maxAspect, maxPixels } = PICTURE_POLICY;
const limits = { minSide, maxSide, minAspect, maxAspect, megapixels: maxPixels / 1_000_000 };

export type PictureType = "image/jpeg" | "image/png" | "image/webp";

/** The kind of a picture by its first 12 bytes; a name or a declared type may lie. */
export function pictureType(head: Uint8Array): PictureType | null {
  const ascii = (from: number, to: number) => String.fromCharCode(...head.slice(from, to));
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return "image/jpeg";
  if (head[0] === 0x89 && ascii(1, 4) === "PNG") return "image/png";
  if (ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP") return "image/webp";
  return null;
}

/** iPhones keep photos as HEIC, which some browsers can read and the model cannot. */
export const isHeic = (head: Uint8Array): boolean =>
  /^ftyp(heic|heix|hevc|mif1|msf1)/.test(String.fromCharCode(...head.slice(4, 12)));

const refused = (code: string, values: Reason["values"] = {}) => ({ ok: false as const, reason: { code, values } });

/**
 * A picture of at most 2048 px a side in one of the three kinds the model reads. A small one passes as it is: encoding
 * it again would only lose. The server checks everything once more.
 */
export async function shrink(file: Blob): Promise<{ ok: true; blob: Blob } | { ok: false; reason: Reason }> {
  const { maxBytes, keptSide } = PICTURE_POLICY;
  if (file.size === 0) return refused("empty");
  if (file.size > maxBytes) {
    return refused("too_large", { megabytes: Math.ceil(file.size / 1_000_000), most: maxBytes / 1_000_000 });
  }
  const head = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  const type = pictureType(head);
  if (!type && !isHeic(head)) return refused("not_a_picture");
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    return refused(type ? "truncated" : "heic");
  }
  try {
    const { width, height } = bitmap;
    const problem = sizeProblem({ width, height });
    if (problem) return refused(problem, { width, height, ...limits });
    const size = fitWithin({ width, height }, keptSide);
    if (type && size.width === width && size.height === height) {
      return { ok: true, blob: file.type === type ? file : file.slice(0, file.size, type) };
    }
    const canvas = document.createElement("canvas");
    canvas.width = size.width;
    canvas.height = size.height;
    const context = canvas.getContext("2d");
    if (!context) return refused("truncated");
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, size.width, size.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type ?? "image/jpeg", QUALITY));
    return blob ? { ok: true, blob } : refused("truncated");
  } finally {
    bitmap.close();
  }
}
