import { deflateSync } from "node:zlib";
import sharp from "sharp";
import * as images from "@/e2e/fixtures/images";
import { patched, pngChunk, rawPng, segmentAt, withPngChunks } from "./containers";
import type { ImageEntry } from "./entry";

const flat = (width = 400, height = 300) => sharp({ create: { width, height, channels: 3, background: "#cc2200" } });

/** A JPEG whose header claims another size. */
async function jpegClaiming(width: number, height: number, progressive = false): Promise<Buffer> {
  const file = await flat().jpeg({ progressive }).toBuffer();
  const at = segmentAt(file, 0xc0, 0xc2);
  return patched(file, at + 5, height >> 8, height & 255, width >> 8, width & 255);
}

async function webpClaiming(width: number, height: number): Promise<Buffer> {
  const file = await flat().webp().toBuffer();
  const at = file.indexOf("VP8 ") + 14;
  return patched(file, at, width & 255, width >> 8, height & 255, height >> 8);
}

async function avifClaiming(width: number, height: number): Promise<Buffer> {
  const file = Buffer.from(await flat().avif({ effort: 0 }).toBuffer());
  const at = file.indexOf("ispe") + 8;
  file.writeUInt32BE(width, at);
  file.writeUInt32BE(height, at + 4);
  return file;
}

/** A progressive JPEG whose last scan comes again and again: a little file that takes minutes to decode. */
async function manyScans(): Promise<Buffer> {
  const file = await flat(2_000, 2_000).jpeg({ progressive: true }).toBuffer();
  const scan = file.subarray(file.lastIndexOf(Buffer.from([0xff, 0xda])), file.length - 2);
  return Buffer.concat([file.subarray(0, -2), ...Array.from({ length: 2_000 }, () => scan), file.subarray(-2)]);
}

const zeros = (bytes: number) => deflateSync(Buffer.alloc(bytes));

export const bombs: ImageEntry[] = [
  { name: "a PNG of 101 megapixels in some hundred kilobytes", make: images.bomb, outcome: "too_many_pixels" },
  {
    name: "a PNG that claims 60,000 px a side",
    make: () => images.pngClaiming(60_000, 60_000),
    outcome: "too_many_pixels",
  },
  {
    name: "a PNG that claims two billion px a side",
    make: () => images.pngClaiming(0x7fffffff, 0x7fffffff),
    outcome: "truncated",
  },
  { name: "a PNG that claims no pixels", make: () => images.pngClaiming(0, 0), outcome: "truncated" },
  { name: "a PNG of one line of 30,000 px", make: () => images.pngClaiming(30_000, 1), outcome: "too_small" },
  {
    name: "64 megapixels that have to be held as a whole",
    make: () => images.pngClaiming(8_000, 8_000, true),
    outcome: "too_many_pixels",
  },
  { name: "a JPEG that claims 65,500 px a side", make: () => jpegClaiming(65_500, 65_500), outcome: "too_many_pixels" },
  {
    name: "a progressive JPEG that claims 15,000 px a side",
    make: () => jpegClaiming(15_000, 15_000, true),
    outcome: "too_many_pixels",
  },
  // Only a warning of its decoder, as harmless files give too: the rest is gray.
  {
    name: "a JPEG that claims 9,000 px a side and has 400",
    make: () => jpegClaiming(9_000, 9_000),
    outcome: { width: 2_048, height: 2_048 },
  },
  { name: "a JPEG with 2,000 scans", make: manyScans, outcome: "truncated" },
  { name: "a WebP that claims 16,383 px a side", make: () => webpClaiming(16_383, 16_383), outcome: "truncated" },
  {
    name: "an AVIF that claims 60,000 px a side",
    make: () => avifClaiming(60_000, 60_000),
    outcome: "too_many_pixels",
  },
  {
    name: "an AVIF that claims 4,000 px a side and has 400",
    make: () => avifClaiming(4_000, 4_000),
    outcome: "truncated",
  },
  {
    name: "a PNG whose pixels go on for 100 megabytes",
    make: () => rawPng({ width: 400, height: 300, depth: 8, color: 2 }, Buffer.alloc(100_000_000)),
    outcome: { width: 400, height: 300 },
  },
  {
    name: "a PNG with 20,000 pieces of pixels",
    make: async () => {
      const file = await flat().png().toBuffer();
      const empty = Array.from({ length: 20_000 }, () => pngChunk("IDAT", Buffer.alloc(0)));
      return withPngChunks(file, ...empty);
    },
    outcome: "truncated",
  },
  {
    name: "a PNG whose pixels are no compressed data",
    make: async () => withPngChunks(await flat().png().toBuffer(), pngChunk("IDAT", Buffer.alloc(1_000, "x"))),
    outcome: "truncated",
  },
  {
    name: "a PNG with its pixels twice",
    make: async () => withPngChunks(await flat().png().toBuffer(), pngChunk("IDAT", zeros(400 * 300 * 3 + 300))),
    outcome: { width: 400, height: 300 },
  },
  { name: "an animated WebP", make: images.animatedWebp, outcome: "animated" },
  { name: "an animated PNG", make: images.animatedPng, outcome: "animated" },
  {
    name: "a WebP of 60 frames",
    make: async () => {
      const frame = (at: number) =>
        flat(400, 400)
          .tint({ r: at, g: 255 - at, b: 0 })
          .png()
          .toBuffer();
      const frames = await Promise.all(Array.from({ length: 20 }, (_, at) => frame(at * 10)));
      const all = Array.from({ length: 60 }, (_, at) => frames[at % 20] ?? Buffer.alloc(0));
      return sharp(all, { join: { animated: true } })
        .webp({ lossless: true, effort: 0 })
        .toBuffer();
    },
    outcome: "animated",
  },
  {
    name: "an AVIF sequence",
    make: async () => {
      const file = await flat().avif({ effort: 0 }).toBuffer();
      return Buffer.concat([file.subarray(0, 8), Buffer.from("avis"), file.subarray(12)]);
    },
    outcome: "animated",
  },
  {
    name: "a file over 30 MB",
    make: async () => Buffer.concat([await flat().jpeg().toBuffer(), Buffer.alloc(30_000_000)]),
    outcome: "too_large",
  },
  { name: "an image one pixel too narrow", make: () => flat(299, 400).png().toBuffer(), outcome: "too_small" },
  { name: "an image too wide for its height", make: () => flat(1_300, 500).png().toBuffer(), outcome: "bad_aspect" },
];
