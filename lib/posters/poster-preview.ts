import { decode, sharp } from "@/lib/images/decoder";

export type PosterPreview = {
  /** Of the poster itself, in pixels. It may be smaller than the video. */
  size: { width: number; height: number };
  /** A small poster as a `data:` address inside the page, so that it appears with the first paint. */
  small: string | null;
  /** Its colors in a few pixels, likewise. */
  glow: string;
};

/** As wide as a phone, in CSS pixels. */
const SMALL = { width: 400, height: 720, fit: "inside", withoutEnlargement: true } as const;
const GLOW = { width: 24, height: 16, fit: "fill" } as const;
/** The opacity of each of its pixels: full in the middle, none at the edges, so that a page needs no mask for it. */
const FADE = Buffer.from(
  Array.from({ length: GLOW.width * GLOW.height }, (_, at) => {
    const across = ((at % GLOW.width) + 0.5) / GLOW.width - 0.5;
    const down = (Math.floor(at / GLOW.width) + 0.5) / GLOW.height - 0.5;
    return Math.round(255 * Math.max(0, 1 - 2 * Math.hypot(across, down)));
  }),
);
/** Bytes before base64: a page contains the data twice, as markup and for its script. */
const MOST = 9_000;
const QUALITIES = [50, 35, 20, 8];

/**
 * Makes a small version of one of our own posters, which have few pixels: visitors wait for it, so it does not queue
 * behind uploaded images. Throws when it is no image. `small` is null where no quality makes it small enough.
 */
export async function drawPosterPreview(poster: Buffer): Promise<PosterPreview> {
  const { width, height } = await decode(poster).metadata();
  const drawn = await decode(poster).resize(SMALL).png({ compressionLevel: 1 }).toBuffer();
  const lit = await decode(drawn).resize(GLOW).modulate({ saturation: 1.5 }).removeAlpha().raw().toBuffer();
  const glow = await sharp(lit, { raw: { ...GLOW, channels: 3 } })
    .joinChannel(FADE, { raw: { ...GLOW, channels: 1 } })
    .webp({ quality: 60 })
    .toBuffer();
  let small: string | null = null;
  for (const quality of QUALITIES) {
    const bytes = await decode(drawn).webp({ quality, effort: 3 }).toBuffer();
    if (bytes.byteLength > MOST) continue;
    small = address(bytes);
    break;
  }
  return { size: { width, height }, small, glow: address(glow) };
}

const address = (webp: Buffer): string => `data:image/webp;base64,${webp.toString("base64")}`;
