import { decode, inTurn } from "@/lib/images/decoder";
import { POSTER_POLICY } from "./limits";

const QUALITIES = [82, 70, 55, 40];

/**
 * One of our own posters as a JPEG with as many pixels, within `maxJpegBytes` unless it is all grain. Only programs wait
 * for it, so it takes its turn. Throws when it is no image.
 */
export const drawPosterJpeg = (poster: Buffer): Promise<Buffer<ArrayBuffer>> =>
  inTurn(async () => {
    let jpeg: Buffer<ArrayBuffer> | undefined;
    for (const quality of QUALITIES) {
      jpeg = Buffer.from(await decode(poster).jpeg({ quality, mozjpeg: true }).toBuffer());
      if (jpeg.byteLength <= POSTER_POLICY.maxJpegBytes) break;
    }
    return jpeg ?? Buffer.alloc(0);
  });
