import sharp, { type Sharp } from "sharp";
import { colorProfile } from "./color-profile";
import {
  jpegProfile,
  patched,
  pngChunk,
  pngProfile,
  rawPng,
  segmentAt,
  withJpegSegments,
  withPngChunks,
} from "./containers";
import type { ImageEntry, Stored } from "./entry";

const [width, height] = [400, 300];
const RED = [204, 34, 0] as const;
const flat = (background: string | { r: number; g: number; b: number; alpha: number } = "#cc2200"): Sharp =>
  sharp({ create: { width, height, channels: typeof background === "string" ? 3 : 4, background } });
const png = () => flat().png().toBuffer();
const pure = () => flat("#ff0000").png().toBuffer();
const lines = (bytes: number, value: number[]) =>
  Buffer.concat(
    Array.from({ length: height }, () => Buffer.concat([Buffer.alloc(1), Buffer.alloc(bytes, Buffer.from(value))])),
  );

const accepted = (name: string, make: ImageEntry["make"], more: Partial<Stored> = { corner: RED }): ImageEntry => ({
  name,
  make,
  outcome: { width, height, format: "jpeg", ...more },
});

/** Everything that a camera or a program may write, and the color that must come out. */
export const colors: ImageEntry[] = [
  accepted("a baseline JPEG", () => flat().jpeg().toBuffer()),
  accepted("a progressive JPEG", () => flat().jpeg({ progressive: true }).toBuffer()),
  accepted("a JPEG of full color resolution", () => flat().jpeg({ chromaSubsampling: "4:4:4" }).toBuffer()),
  accepted("a gray JPEG", () => flat("#808080").toColourspace("b-w").jpeg().toBuffer(), { corner: [128, 128, 128] }),
  accepted("a CMYK JPEG without a profile", () => flat().toColourspace("cmyk").jpeg().toBuffer()),
  accepted(
    "a CMYK JPEG with its profile",
    () => flat().toColourspace("cmyk").withIccProfile("cmyk").jpeg().toBuffer(),
    {
      // As close to that red as ink comes.
      corner: [211, 42, 23],
    },
  ),
  accepted("a wide-gamut JPEG (Display P3)", () => flat().withIccProfile("p3").jpeg().toBuffer()),
  accepted(
    "a JPEG whose profile swaps red and green",
    async () =>
      withJpegSegments(await flat("#ff0000").jpeg().toBuffer(), ...jpegProfile(colorProfile({ swapped: true }))),
    { corner: [0, 255, 0] },
  ),
  accepted(
    "a JPEG with a profile of three megabytes",
    async () =>
      withJpegSegments(
        await flat("#ff0000").jpeg().toBuffer(),
        ...jpegProfile(colorProfile({ swapped: true, padding: 3_000_000 })),
      ),
    { corner: [0, 255, 0] },
  ),
  accepted("a JPEG whose profile is for CMYK", async () =>
    withJpegSegments(await flat().jpeg().toBuffer(), ...jpegProfile(colorProfile({ space: "CMYK" }))),
  ),
  accepted("a JPEG whose profile is noise", async () =>
    withJpegSegments(await flat().jpeg().toBuffer(), ...jpegProfile(Buffer.alloc(500, "noise"))),
  ),
  accepted("an 8-bit PNG", png),
  accepted("an interlaced PNG", () => flat().png({ progressive: true }).toBuffer()),
  accepted("a palette PNG", () => flat().png({ palette: true }).toBuffer()),
  accepted(
    "a palette PNG with a transparent color",
    () => flat({ r: 204, g: 34, b: 0, alpha: 0.5 }).png({ palette: true }).toBuffer(),
    { format: "webp" },
  ),
  accepted("a 16-bit PNG", () => flat().toColourspace("rgb16").png().toBuffer()),
  accepted(
    "a 16-bit PNG with transparency",
    () => flat({ r: 204, g: 34, b: 0, alpha: 0.5 }).toColourspace("rgb16").png().toBuffer(),
    { format: "webp" },
  ),
  accepted("a 16-bit gray PNG", () => rawPng({ width, height, depth: 16, color: 0 }, lines(width * 2, [0x80, 0])), {
    corner: [128, 128, 128],
  }),
  accepted(
    "a gray PNG with transparency",
    () => rawPng({ width, height, depth: 8, color: 4 }, lines(width * 2, [128, 200])),
    { format: "webp" },
  ),
  accepted("a PNG of one bit", () => rawPng({ width, height, depth: 1, color: 0 }, lines(width / 8, [0xff])), {
    corner: [255, 255, 255],
  }),
  accepted(
    "a PNG of four gray levels",
    () => rawPng({ width, height, depth: 2, color: 0 }, lines(width / 4, [0b10101010])),
    { corner: [170, 170, 170] },
  ),
  accepted(
    "a palette PNG whose palette is too short",
    () => rawPng({ width, height, depth: 8, color: 3 }, lines(width, [9]), pngChunk("PLTE", Buffer.from([204, 34, 0]))),
    {},
  ),
  accepted(
    "a PNG whose profile swaps red and green",
    async () => withPngChunks(await pure(), pngProfile(colorProfile({ swapped: true }))),
    { corner: [0, 255, 0] },
  ),
  accepted(
    "a 16-bit PNG whose profile swaps red and green",
    async () =>
      withPngChunks(
        await flat("#ff0000").toColourspace("rgb16").png().toBuffer(),
        pngProfile(colorProfile({ swapped: true })),
      ),
    { corner: [0, 255, 0] },
  ),
  accepted(
    "a PNG that declares another gamma",
    async () => withPngChunks(await png(), pngChunk("gAMA", Buffer.from([0, 0, 0x40, 0]))),
    {},
  ),
  accepted("a lossy WebP", () => flat().webp().toBuffer()),
  accepted("a lossless WebP", () => flat().webp({ lossless: true }).toBuffer()),
  accepted("a WebP with transparency", () => flat({ r: 204, g: 34, b: 0, alpha: 0.5 }).webp().toBuffer(), {
    format: "webp",
  }),
  accepted("a wide-gamut WebP", () => flat().withIccProfile("p3").webp().toBuffer()),
  accepted("an AVIF", () => flat().avif({ effort: 0 }).toBuffer()),
  accepted("an AVIF of full color resolution", () => flat().avif({ effort: 0, chromaSubsampling: "4:4:4" }).toBuffer()),
  accepted(
    "an AVIF with transparency",
    () => flat({ r: 204, g: 34, b: 0, alpha: 0.5 }).avif({ effort: 0 }).toBuffer(),
    { format: "webp" },
  ),
  accepted("a wide-gamut AVIF", () => flat().withIccProfile("p3").avif({ effort: 0 }).toBuffer()),
  // A gray JPEG has one component; its header is changed to call it another.
  accepted(
    "a JPEG whose only component has number 9",
    async () => {
      const gray = await flat("#808080").toColourspace("b-w").jpeg().toBuffer();
      const renumbered = patched(gray, segmentAt(gray, 0xc0) + 10, 9);
      return patched(renumbered, segmentAt(renumbered, 0xda) + 5, 9);
    },
    { corner: [128, 128, 128] },
  ),
];
