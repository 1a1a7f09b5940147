/** Bits for one pixel of one frame: twice of what streaming services give, because an export is often encoded again. */
const BITS_PER_PIXEL = 0.2;

/** Bits a second of an encoded video: 4.4 million at 1280 × 720 and 24 frames a second. */
export const videoBitrate = ({ width, height }: { width: number; height: number }, rate: number): number =>
  Math.round(width * height * rate * BITS_PER_PIXEL);

/** Bits a second of encoded sound. */
export const AUDIO_BITRATE = 160_000;
