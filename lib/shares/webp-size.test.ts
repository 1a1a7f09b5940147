import sharp from "sharp";
import { expect, test } from "vitest";
import { webpSize } from "./webp-size";

const picture = (channels: 3 | 4) =>
  sharp({ create: { width: 961, height: 402, channels, background: { r: 9, g: 99, b: 199, alpha: 0.5 } } });

test.each([
  ["lossy", () => picture(3).webp({ quality: 40 })],
  ["lossless", () => picture(3).webp({ lossless: true })],
  ["with transparency", () => picture(4).webp({ quality: 40 })],
] as const)("a %s poster says its size", async (_, draw) => {
  expect(webpSize(await draw().toBuffer())).toEqual({ width: 961, height: 402 });
});

test.each([Buffer.alloc(0), Buffer.alloc(30), Buffer.from(`RIFF0000WEBPJUNK${" ".repeat(20)}`)])(
  "what is no WebP says none",
  (bytes) => {
    expect(webpSize(bytes)).toBeNull();
  },
);
