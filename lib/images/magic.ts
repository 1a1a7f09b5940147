export type ImageFormat = "jpeg" | "png" | "webp" | "avif";

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What a file is by its first bytes, whatever its name or its Content-Type claims. Null for all that we do not take. */
export function formatOf(bytes: Uint8Array): ImageFormat | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (PNG.every((byte, i) => bytes[i] === byte)) return "png";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 12) === "WEBP") return "webp";
  return brands(bytes).some((brand) => /^avi[fs]$/.test(brand)) ? "avif" : null;
}

/** iPhones keep photos as HEIC, which some browsers can read and neither the model nor the server can. */
export const isHeic = (bytes: Uint8Array): boolean =>
  formatOf(bytes) === null && brands(bytes).some((brand) => /^(?:hei[cxms]|hev[cxms]|mif1|msf1)$/.test(brand));

/** What a file of the MP4 family says to be: its own brand and those that it is compatible with. */
function brands(bytes: Uint8Array): string[] {
  if (text(bytes, 4, 8) !== "ftyp") return [];
  const end = Math.min(bytes.byteLength, 64, new DataView(bytes.buffer, bytes.byteOffset).getUint32(0));
  return Array.from({ length: Math.max(0, end - 8) >> 2 }, (_, at) => text(bytes, 8 + 4 * at, 12 + 4 * at));
}

/** Whether it announces several images in a row where the decoder would quietly take the first. */
export const isAnimated = (bytes: Uint8Array, format: ImageFormat): boolean =>
  format === "png" ? isAnimatedPng(bytes) : format === "avif" && text(bytes, 8, 12) === "avis";

/**
 * Whether a PNG is an animation (APNG). The decoder would quietly take its first frame, and a user would wonder where
 * the rest went. The announcing chunk must come before the first pixels.
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
