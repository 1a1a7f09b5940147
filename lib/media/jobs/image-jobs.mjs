import { decode, decodeInSrgb, readHeader } from "./decoder.mjs";

/** @typedef {import("./frames.mjs").Frame} Result */

/** @param {Uint8Array} bytes @returns {Promise<Result>} */
export async function readImageHeader(bytes) {
  const { format, channels, depth, isProgressive, hasAlpha, pages = 1, autoOrient } = await readHeader(bytes);
  const { width, height } = autoOrient;
  return { value: { format, channels, depth, isProgressive, hasAlpha, pages, width, height }, parts: [] };
}

/**
 * Opaque images become JPEG, the format that every recipient can read and the fastest to encode; quality 90 without
 * chroma subsampling is beyond what the model can see. Those with transparency become WebP, because a PNG of that size
 * can be ten times as large and nine of them must fit in one request.
 * @typedef {{ width: number, height: number }} Size
 * @param {Uint8Array} bytes @param {{ size: Size, thumb: Size, alpha: boolean }} options @returns {Promise<Result>}
 */
export async function drawImage(bytes, { size, thumb, alpha }) {
  const drawn = (await decodeInSrgb(bytes)).resize({ ...size, fit: "fill" });
  const image = await (alpha
    ? drawn.webp({ quality: 90, effort: 2 })
    : drawn.jpeg({ quality: 90, chromaSubsampling: "4:4:4" })
  ).toBuffer();
  const small = await decode(image)
    .resize({ ...thumb, fit: "fill" })
    .webp({ quality: 80, effort: 2 })
    .toBuffer();
  return { value: null, parts: [image, small] };
}
