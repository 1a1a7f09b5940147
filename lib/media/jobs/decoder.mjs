import sharp from "sharp";

// Untrusted files are decoded here, so only the decoders of our four formats are enabled: the others (SVG, PDF, TIFF)
// are a larger attack surface than the rest of this program. "Heif" is AVIF only: the build has no HEIC codec.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadHeifBuffer",
  ],
});
// One thread per image and no cache: uploads share this machine with the pages.
sharp.concurrency(1);
sharp.cache(false);

/** The server never decodes more than this, whatever its caller allows. */
const MAX_PIXELS = 100_000_000;
const SECONDS = 30;

/**
 * Reads only the header: nothing is decoded, so any claimed size is safe to read.
 * @param {Uint8Array} bytes
 */
export function readHeader(bytes) {
  return sharp(bytes, { limitInputPixels: false, failOn: "error" }).metadata();
}

/**
 * An image to process, rotated upright. Broken data is an error and not a gray area in the result.
 * @param {Uint8Array} bytes
 */
export function decode(bytes) {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error", autoOrient: true }).timeout({
    seconds: SECONDS,
  });
}

/**
 * The same, in sRGB. A 16-bit image with a profile is converted to Display P3 by sharp: without naming the profile of
 * the result, its numbers would be stored as if they were sRGB.
 * @param {Uint8Array} bytes
 */
export async function decodeInSrgb(bytes) {
  const { depth, hasProfile } = await readHeader(bytes);
  const image = decode(bytes).toColourspace("srgb");
  return depth === "ushort" && hasProfile ? image.withIccProfile("srgb", { attach: false }) : image;
}
