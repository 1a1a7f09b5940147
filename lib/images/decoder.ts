import pLimit from "p-limit";
import sharp, { type Sharp } from "sharp";
import { IMAGE_POLICY, type ImageSize } from "./limits";

// A stranger's file meets a decoder here, so only the four that we take can be reached: the others (SVG, PDF, TIFF, …) are
// more code than all the rest of this program. "Heif" is AVIF alone: the library is built without HEIC's codec.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadHeifBuffer",
  ],
});
// One thread an image and nothing kept in memory: uploads share this machine with the pages.
sharp.concurrency(1);
sharp.cache(false);

/** Pixels. */
const LARGE = 12_000_000;
const SECONDS = 30;

/** At most two at a time, the others wait their turn. */
export const inTurn = pLimit(2);

/** Of those that may hold hundreds of megabytes while they are decoded, one at a time. */
const alone = pLimit(1);
export const inTurnFor = <T>({ width, height }: ImageSize, work: () => Promise<T>): Promise<T> =>
  width * height > LARGE ? alone(() => inTurn(work)) : inTurn(work);

export type ImageHeader = Awaited<ReturnType<typeof readHeader>>;

/** The header alone: nothing is decoded, so any claimed size is safe to read. */
export function readHeader(bytes: Buffer) {
  return sharp(bytes, { limitInputPixels: false, failOn: "error" }).metadata();
}

/** An image to work on, in the camera's upright. Broken data is an error and not a gray patch. */
export function decode(bytes: Buffer): Sharp {
  return sharp(bytes, { limitInputPixels: IMAGE_POLICY.maxPixels, failOn: "error", autoOrient: true }).timeout({
    seconds: SECONDS,
  });
}
