import sharp from "sharp";
import { decode, decodeInSrgb } from "./decoder.mjs";

/** @typedef {import("./frames.mjs").Frame} Result */

/** Grain and foliage can need more than the limit even at low quality; then the poster gets fewer pixels. */
const POSTER_TRIES = [
  { scale: 1, quality: 80 },
  { scale: 1, quality: 66 },
  { scale: 1, quality: 50 },
  { scale: 1, quality: 34 },
  { scale: 0.6, quality: 40 },
  { scale: 0.35, quality: 30 },
  { scale: 0.2, quality: 20 },
];

/**
 * A frame as a WebP poster of at most `maxBytes`, with the mean of each color.
 * @param {Uint8Array} bytes @param {{ maxWidth: number, maxHeight: number, maxBytes: number }} options
 * @returns {Promise<Result>}
 */
export async function drawPoster(bytes, { maxWidth, maxHeight, maxBytes }) {
  const { data: raw, info } = await (await decodeInSrgb(bytes))
    .resize({ width: maxWidth, height: maxHeight, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#000000" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const pixels = () => sharp(raw, { raw: { width, height, channels } });
  const means = (await pixels().stats()).channels.slice(0, 3).map(({ mean }) => Math.round(mean));
  for (const { scale, quality } of POSTER_TRIES) {
    const poster = await pixels()
      .resize({ width: Math.max(1, Math.round(width * scale)) })
      .webp({ quality, effort: 4 })
      .toBuffer();
    if (poster.byteLength <= maxBytes) return { value: { means }, parts: [poster] };
  }
  throw new Error("no quality makes it small enough");
}

/**
 * A poster as a JPEG with as many pixels, within `maxBytes` unless it is all grain.
 * @param {Uint8Array} bytes @param {{ maxBytes: number }} options @returns {Promise<Result>}
 */
export async function encodePosterJpeg(bytes, { maxBytes }) {
  let jpeg = Buffer.alloc(0);
  for (const quality of [82, 70, 55, 40]) {
    jpeg = await decode(bytes).jpeg({ quality, mozjpeg: true }).toBuffer();
    if (jpeg.byteLength <= maxBytes) break;
  }
  return { value: null, parts: [jpeg] };
}

/**
 * A poster as large as a card: a WebP within a square.
 * @param {Uint8Array} bytes @param {{ side: number }} options @returns {Promise<Result>}
 */
export async function encodePosterCard(bytes, { side }) {
  const fit = /** @type {const} */ ({ width: side, height: side, fit: "inside", withoutEnlargement: true });
  return { value: null, parts: [await decode(bytes).resize(fit).webp({ quality: 62, effort: 3 }).toBuffer()] };
}

/** As wide as a phone, in CSS pixels. */
const SMALL = /** @type {const} */ ({ width: 400, height: 720, fit: "inside", withoutEnlargement: true });
const GLOW = /** @type {const} */ ({ width: 24, height: 16, fit: "fill" });
/** The opacity of each of its pixels: full in the middle, none at the edges, so that a page needs no mask for it. */
const FADE = Buffer.from(
  Array.from({ length: GLOW.width * GLOW.height }, (_, at) => {
    const across = ((at % GLOW.width) + 0.5) / GLOW.width - 0.5;
    const down = (Math.floor(at / GLOW.width) + 0.5) / GLOW.height - 0.5;
    return Math.round(255 * Math.max(0, 1 - 2 * Math.hypot(across, down)));
  }),
);

/**
 * A poster's colors in a few pixels, and a small version of it; without the latter where no quality brings it within
 * `maxBytes`.
 * @param {Uint8Array} bytes @param {{ maxBytes: number }} options @returns {Promise<Result>}
 */
export async function encodePosterPreview(bytes, { maxBytes }) {
  const { width, height } = await decode(bytes).metadata();
  const drawn = await decode(bytes).resize(SMALL).png({ compressionLevel: 1 }).toBuffer();
  const lit = await decode(drawn).resize(GLOW).modulate({ saturation: 1.5 }).removeAlpha().raw().toBuffer();
  const glow = await sharp(lit, { raw: { ...GLOW, channels: 3 } })
    .joinChannel(FADE, { raw: { ...GLOW, channels: 1 } })
    .webp({ quality: 60 })
    .toBuffer();
  const value = { width, height };
  for (const quality of [50, 35, 20, 8]) {
    const small = await decode(drawn).webp({ quality, effort: 3 }).toBuffer();
    if (small.byteLength <= maxBytes) return { value, parts: [glow, small] };
  }
  return { value, parts: [glow] };
}
