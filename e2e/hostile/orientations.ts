import sharp from "sharp";
import type { ImageEntry, Stored } from "./entry";

const [width, height] = [400, 300];
const [RED, GREEN, BLUE, WHITE] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
] as const;

/** Red, green, blue and white, from the upper left to the lower right. */
export function quarters() {
  const quarter = (color: string) => ({
    create: { width: width / 2, height: height / 2, channels: 3 as const, background: color },
  });
  return sharp({ create: { width, height, channels: 3, background: "#000" } })
    .composite([
      { input: quarter("#ff0000"), left: 0, top: 0 },
      { input: quarter("#00ff00"), left: width / 2, top: 0 },
      { input: quarter("#0000ff"), left: 0, top: height / 2 },
      { input: quarter("#ffffff"), left: width / 2, top: height / 2 },
    ])
    .removeAlpha();
}

/** The colors that are in the upper left and right once the orientation is applied. Source: Exif 2.32, 4.6.4. */
const CORNERS = [
  [RED, GREEN],
  [GREEN, RED],
  [WHITE, BLUE],
  [BLUE, WHITE],
  [RED, BLUE],
  [BLUE, RED],
  [WHITE, GREEN],
  [GREEN, WHITE],
] as const;

const turned = (orientation: number): Stored => {
  const [corner, right] = CORNERS[orientation - 1] ?? [RED, GREEN];
  return orientation > 4 ? { width: height, height: width, corner, right } : { width, height, corner, right };
};

export const orientations: ImageEntry[] = [
  ...CORNERS.map((_, at) => ({
    name: `a JPEG of orientation ${at + 1}`,
    make: () =>
      quarters()
        .withMetadata({ orientation: at + 1 })
        .jpeg({ chromaSubsampling: "4:4:4" })
        .toBuffer(),
    outcome: turned(at + 1),
  })),
  {
    name: "a PNG of orientation 6",
    make: () => quarters().withMetadata({ orientation: 6 }).png().toBuffer(),
    outcome: turned(6),
  },
  {
    name: "a WebP of orientation 8",
    make: () => quarters().withMetadata({ orientation: 8 }).webp({ lossless: true }).toBuffer(),
    outcome: turned(8),
  },
  { name: "a JPEG of orientation 9, which there is not", make: () => withExif(9), outcome: turned(1) },
];

async function withExif(orientation: number): Promise<Buffer> {
  const file = await quarters().withMetadata({ orientation: 3 }).jpeg({ chromaSubsampling: "4:4:4" }).toBuffer();
  // The entry's tag, type and count, in the byte order that the library writes.
  const entry = Buffer.from([0x12, 0x01, 0x03, 0x00, 0x01, 0x00, 0x00, 0x00]);
  file[file.indexOf(entry) + 8] = orientation;
  return file;
}
