import { createRequire } from "node:module";
import type * as Encoding from "h264-mp4-encoder";

// The package is a CommonJS bundle that sets global handlers when loaded; only the painter's process loads it.
const { createH264MP4Encoder }: typeof Encoding = createRequire(import.meta.url)("h264-mp4-encoder");

type Stream = { width: number; height: number; fps: number; quality: number };

/** Encodes planar YUV 4:2:0 frames, the first of which is a keyframe, into an MP4. */
export async function encode(
  { width, height, fps, quality }: Stream,
  frames: Iterable<Uint8Array>,
): Promise<Uint8Array> {
  const encoder = await createH264MP4Encoder();
  encoder.width = width;
  encoder.height = height;
  encoder.frameRate = fps;
  encoder.speed = 10;
  encoder.quantizationParameter = quality;
  encoder.groupOfPictures = 10_000;
  encoder.outputFilename = "loop.mp4";
  try {
    encoder.initialize();
    for (const frame of frames) encoder.addFrameYuv(frame);
    encoder.finalize();
    return encoder.FS.readFile(encoder.outputFilename).slice();
  } finally {
    encoder.FS.unlink(encoder.outputFilename);
    encoder.delete();
  }
}
