import { VideoSample } from "mediabunny";

/**
 * The colors of every encoded frame: those of HD video. An encoder writes the colors of the frames that it gets into its
 * settings, and a track has one set of them; a canvas has others than a decoder, which players would show as a jump.
 */
const COLORS = { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false } as const;

type Time = { timestamp: number; duration: number };
type Size = { width: number; height: number };

/** A frame as it was decoded, where its size and colors are those of the export; null where it has to be drawn. */
export async function asDecoded(sample: VideoSample, { width, height }: Size, time: Time): Promise<VideoSample | null> {
  const { format, codedWidth, codedHeight, displayWidth, displayHeight, rotation, flip, colorSpace } = sample;
  if (format !== "I420" && format !== "NV12") return null;
  if (rotation !== 0 || flip || colorSpace.matrix !== "bt709" || colorSpace.fullRange) return null;
  if (codedWidth !== width || displayWidth !== width || codedHeight !== height || displayHeight !== height) return null;
  const data = new Uint8Array(sample.allocationSize());
  const layout = await sample.copyTo(data);
  return new VideoSample(data, { format, codedWidth, codedHeight, layout, colorSpace: COLORS, ...time });
}

/** A canvas' pixels as a frame; sides are even. */
export function asFrame({ data, width, height }: ImageData, time: Time): VideoSample {
  const frame = new Uint8Array((width * height * 3) / 2);
  const half = width / 2;
  const [blueAt, redAt] = [width * height, width * height * 1.25];
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      let [red, green, blue] = [0, 0, 0];
      for (let n = 0; n < 4; n += 1) {
        const pixel = (y + (n >> 1)) * width + x + (n & 1);
        const at = pixel * 4;
        const r = data[at] ?? 0;
        const g = data[at + 1] ?? 0;
        const b = data[at + 2] ?? 0;
        // In 1/65,536: 0.1826 R + 0.6142 G + 0.062 B + 16 (BT.709, limited range).
        frame[pixel] = (11_966 * r + 40_254 * g + 4_064 * b + 1_081_344) >> 16;
        red += r;
        green += g;
        blue += b;
      }
      // Of four pixels: 1/262,144.
      const at = (y >> 1) * half + (x >> 1);
      frame[blueAt + at] = (-6_596 * red - 22_189 * green + 28_784 * blue + 33_685_504) >> 18;
      frame[redAt + at] = (28_784 * red - 26_145 * green - 2_639 * blue + 33_685_504) >> 18;
    }
  }
  return new VideoSample(frame, {
    format: "I420",
    codedWidth: width,
    codedHeight: height,
    colorSpace: COLORS,
    ...time,
  });
}
