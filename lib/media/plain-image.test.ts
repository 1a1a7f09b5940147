import sharp from "sharp";
import { expect, test } from "vitest";
import { jpegSegment, withJpegSegments, withWebpChunk } from "@/e2e/hostile/containers";
import { plainImage } from "./plain-image";

const base = () => sharp({ create: { width: 60, height: 40, channels: 3, background: "#a04020" } });
const clear = () =>
  sharp({ create: { width: 60, height: 40, channels: 4, background: { r: 0, g: 9, b: 0, alpha: 0.5 } } });
const jpeg = () => base().jpeg().toBuffer();
const webp = () => base().webp().toBuffer();

test.each([
  ["a JPEG", jpeg, "jpeg"],
  ["a progressive JPEG", () => base().jpeg({ mozjpeg: true }).toBuffer(), "jpeg"],
  ["a lossy WebP", webp, "webp"],
  ["a lossless WebP", () => base().webp({ lossless: true }).toBuffer(), "webp"],
  ["a WebP with transparency", () => clear().webp().toBuffer(), "webp"],
])("%s of nothing but pixels is plain", async (_, make, format) => {
  expect(plainImage(await make())).toEqual({ format, width: 60, height: 40 });
});

test.each<[string, () => Promise<Buffer>]>([
  [
    "a JPEG with Exif",
    () =>
      base()
        .withExif({ IFD0: { Artist: "Ada" } })
        .jpeg()
        .toBuffer(),
  ],
  ["a JPEG with a profile", () => base().withIccProfile("p3").jpeg().toBuffer()],
  ["a JPEG with a comment", async () => withJpegSegments(await jpeg(), jpegSegment(0xfe, Buffer.from("<script>")))],
  [
    "a JPEG with a thumbnail in its JFIF",
    async () => withJpegSegments(await jpeg(), jpegSegment(0xe0, Buffer.alloc(50))),
  ],
  ["a JPEG with a byte behind its end", async () => Buffer.concat([await jpeg(), Buffer.from("x")])],
  ["a JPEG with a page behind its end", async () => Buffer.concat([await jpeg(), Buffer.from("<script>")])],
  ["a JPEG without its end", async () => (await jpeg()).subarray(0, -2)],
  [
    "a WebP with Exif",
    () =>
      base()
        .withExif({ IFD0: { Artist: "Ada" } })
        .webp()
        .toBuffer(),
  ],
  ["a WebP with a chunk of its own", async () => withWebpChunk(await webp(), "caNa", Buffer.from("<script>"))],
  ["a WebP with bytes behind its end", async () => Buffer.concat([await webp(), Buffer.from("PK")])],
  ["a WebP without its end", async () => (await webp()).subarray(0, -2)],
  ["a PNG", () => base().png().toBuffer()],
  ["nothing", async () => Buffer.alloc(0)],
])("%s is not plain", async (_, make) => {
  expect(plainImage(await make())).toBeNull();
});
