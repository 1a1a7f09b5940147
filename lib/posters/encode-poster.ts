import { decode, inTurn, sharp } from "@/lib/images/decoder";
import { POSTER_POLICY } from "./limits";

export type EncodedPoster = {
  /** A WebP of at most 60 kB. */
  bytes: Buffer;
  width: number;
  height: number;
  /** The mean color, such as #1b2a33. */
  placeholder: string;
  /** The mean of all pixels, 0 to 255. */
  brightness: number;
};

/** Grain and foliage can need more than 60 kB even at low quality; then the poster gets fewer pixels. */
const TRIES = [
  { scale: 1, quality: 80 },
  { scale: 1, quality: 66 },
  { scale: 1, quality: 50 },
  { scale: 1, quality: 34 },
  { scale: 0.6, quality: 40 },
  { scale: 0.35, quality: 30 },
  { scale: 0.2, quality: 20 },
] as const;

/** Re-encodes a frame as a poster, with nothing in it but its pixels. Null when the image cannot be read. */
export function encodePoster(still: Buffer): Promise<EncodedPoster | null> {
  return inTurn(async () => {
    const drawn = await decode(still)
      .resize({
        width: POSTER_POLICY.maxWidth,
        height: POSTER_POLICY.maxHeight,
        fit: "inside",
        withoutEnlargement: true,
      })
      .flatten({ background: "#000000" })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true })
      .catch(() => null);
    if (drawn === null) return null;
    const { width, height, channels } = drawn.info;
    const pixels = () => sharp(drawn.data, { raw: { width, height, channels } });
    const [red = 0, green = 0, blue = 0] = (await pixels().stats()).channels.map(({ mean }) => Math.round(mean));
    for (const { scale, quality } of TRIES) {
      const { data, info } = await pixels()
        .resize({ width: Math.max(1, Math.round(width * scale)) })
        .webp({ quality, effort: 4 })
        .toBuffer({ resolveWithObject: true });
      if (data.byteLength > POSTER_POLICY.maxBytes) continue;
      return {
        bytes: data,
        width: info.width,
        height: info.height,
        placeholder: `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`,
        brightness: (red + green + blue) / 3,
      };
    }
    return null;
  });
}
