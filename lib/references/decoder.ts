import sharp, { type Sharp } from "sharp";
import { PICTURE_POLICY } from "./policy";
import { createTurns } from "./turns";

// A stranger's file meets a decoder here, so only the three that we take can be reached: the others (SVG, PDF, TIFF,
// HEIF, …) are more code than all the rest of this program.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});
// One thread a picture and nothing kept in memory: uploads share this machine with the pages.
sharp.concurrency(1);
sharp.cache(false);

const SECONDS = 10;

/** A 36-megapixel picture is 150 MB once decoded: at most two at a time, the others wait their turn. */
export const inTurn = createTurns(2);

/** The header alone: nothing is decoded, so any claimed size is safe to read. */
export function readHeader(bytes: Buffer) {
  return sharp(bytes, { limitInputPixels: false, failOn: "error" }).metadata();
}

/** A picture to work on, in the camera's upright. Broken data is an error and not a grey patch. */
export function decode(bytes: Buffer): Sharp {
  return sharp(bytes, { limitInputPixels: PICTURE_POLICY.maxPixels, failOn: "error", autoOrient: true }).timeout({
    seconds: SECONDS,
  });
}
