import { createRequire } from "node:module";
import pLimit from "p-limit";
import type { default as Library, Sharp } from "sharp";
import { IMAGE_POLICY, type ImageSize } from "./limits";

let loaded: typeof Library | undefined;

/** The image library, loaded with the first image: libvips takes 15 MB and a tenth of a second of every start. */
export function sharp(...args: Parameters<typeof Library>): Sharp {
  loaded ??= load();
  return loaded(...args);
}

function load(): typeof Library {
  const library: typeof Library = createRequire(import.meta.url)("sharp");
  // Untrusted files are decoded here, so only the decoders of our four formats are enabled: the others (SVG, PDF, TIFF)
  // are a larger attack surface than the rest of this program. "Heif" is AVIF only: the build has no HEIC codec.
  library.block({ operation: ["VipsForeignLoad"] });
  library.unblock({
    operation: [
      "VipsForeignLoadJpegBuffer",
      "VipsForeignLoadPngBuffer",
      "VipsForeignLoadWebpBuffer",
      "VipsForeignLoadHeifBuffer",
    ],
  });
  // One thread per image and no cache: uploads share this machine with the pages.
  library.concurrency(1);
  library.cache(false);
  return library;
}

/** Pixels. */
const LARGE = 12_000_000;
const SECONDS = 30;

/** At most two at a time; the others wait. */
export const inTurn = pLimit(2);

/** Images that may take hundreds of megabytes while they are decoded, one at a time. */
const alone = pLimit(1);
export const inTurnFor = <T>({ width, height }: ImageSize, work: () => Promise<T>): Promise<T> =>
  width * height > LARGE ? alone(() => inTurn(work)) : inTurn(work);

export type ImageHeader = Awaited<ReturnType<typeof readHeader>>;

/** Reads only the header: nothing is decoded, so any claimed size is safe to read. */
export function readHeader(bytes: Buffer) {
  return sharp(bytes, { limitInputPixels: false, failOn: "error" }).metadata();
}

/** An image to process, rotated upright. Broken data is an error and not a gray area in the result. */
export function decode(bytes: Buffer): Sharp {
  return sharp(bytes, { limitInputPixels: IMAGE_POLICY.maxPixels, failOn: "error", autoOrient: true }).timeout({
    seconds: SECONDS,
  });
}
