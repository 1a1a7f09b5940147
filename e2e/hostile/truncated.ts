import sharp from "sharp";
import { patched, segmentAt } from "./containers";
import type { ImageEntry } from "./entry";

const noisy = () =>
  sharp({
    create: {
      width: 400,
      height: 300,
      channels: 3,
      background: "#a86432",
      noise: { type: "gaussian", mean: 128, sigma: 30 },
    },
  });

const formats = {
  JPEG: () => noisy().jpeg().toBuffer(),
  "progressive JPEG": () => noisy().jpeg({ progressive: true }).toBuffer(),
  PNG: () => noisy().png().toBuffer(),
  "interlaced PNG": () => noisy().png({ progressive: true }).toBuffer(),
  WebP: () => noisy().webp().toBuffer(),
  AVIF: () => noisy().avif({ effort: 0 }).toBuffer(),
};

const cuts: Record<string, (bytes: Buffer) => number> = {
  "in its header": () => 24,
  "behind its first kilobyte": () => 1_024,
  "in its middle": (bytes) => bytes.length >> 1,
  "before its last hundredth": (bytes) => Math.floor(bytes.length * 0.99),
};

export const truncated: ImageEntry[] = [
  ...Object.entries(formats).flatMap(([format, make]) =>
    Object.entries(cuts).map(([where, at]) => ({
      name: `a ${format} cut ${where}`,
      make: async () => {
        const bytes = await make();
        return bytes.subarray(0, at(bytes));
      },
      outcome: "truncated" as const,
    })),
  ),
  { name: "nothing", make: () => Buffer.alloc(0), outcome: "empty" },
  { name: "a PNG with a changed byte", make: async () => changed(await formats.PNG(), 20_000), outcome: "truncated" },
  {
    name: "a JPEG without its tables",
    make: async () => {
      const file = await formats.JPEG();
      return patched(file, segmentAt(file, 0xdb) + 1, 0xfe);
    },
    outcome: "truncated",
  },
  {
    name: "a JPEG whose frame has 200 components",
    make: async () => {
      const file = await formats.JPEG();
      return patched(file, segmentAt(file, 0xc0) + 9, 200);
    },
    outcome: "truncated",
  },
  {
    name: "a WebP whose frame is noise",
    make: async () => {
      const file = await formats.WebP();
      return Buffer.concat([file.subarray(0, 40), Buffer.alloc(file.length - 40, "noise")]);
    },
    outcome: "truncated",
  },
  {
    name: "an AVIF whose items lie elsewhere",
    make: async () => {
      const file = await formats.AVIF();
      return patched(file, file.indexOf("iloc") + 24, 0x7f, 0xff, 0xff, 0xff);
    },
    outcome: "truncated",
  },
];

const changed = (bytes: Buffer, at: number) => patched(bytes, at, (bytes[at] ?? 0) ^ 255);
