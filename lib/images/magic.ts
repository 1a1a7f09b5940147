export type ImageFormat = "jpeg" | "png" | "webp" | "avif";

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A file's format by its first bytes, whatever its name or Content-Type claims. Null for every unsupported format. */
export function formatOf(bytes: Uint8Array): ImageFormat | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (PNG.every((byte, i) => bytes[i] === byte)) return "png";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 12) === "WEBP") return "webp";
  return brands(bytes).some((brand) => /^avi[fs]$/.test(brand)) ? "avif" : null;
}

/** iPhones store photos as HEIC, which some browsers can read and neither the model nor the server can. */
export const isHeic = (bytes: Uint8Array): boolean =>
  formatOf(bytes) === null && brands(bytes).some((brand) => /^(?:hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand));

/** The brands of a file of the MP4 family: its own and the compatible ones. */
function brands(bytes: Uint8Array): string[] {
  if (text(bytes, 4, 8) !== "ftyp") return [];
  const end = Math.min(bytes.byteLength, 64, new DataView(bytes.buffer, bytes.byteOffset).getUint32(0));
  return Array.from({ length: Math.max(0, end - 8) >> 2 }, (_, at) => text(bytes, 8 + 4 * at, 12 + 4 * at));
}

/** Whether it is an animation, of which the decoder would silently take the first frame. */
export const isAnimated = (bytes: Uint8Array, format: ImageFormat): boolean =>
  format === "png" ? isAnimatedPng(bytes) : format === "avif" && text(bytes, 8, 12) === "avis";

/**
 * Whether a PNG is an animation (APNG), of which the decoder would silently take the first frame. The announcing chunk
 * must come before the first pixels.
 */
function isAnimatedPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = PNG.length;
  while (at + 8 <= bytes.byteLength) {
    const kind = text(bytes, at + 4, at + 8);
    if (kind === "acTL") return true;
    if (kind === "IDAT") return false;
    at += 12 + view.getUint32(at);
  }
  return false;
}

function text(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}
