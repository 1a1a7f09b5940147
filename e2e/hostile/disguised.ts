import { gzipSync } from "node:zlib";
import sharp from "sharp";
import * as images from "@/e2e/fixtures/images";
import type { ImageEntry } from "./entry";

const text = (content: string) => () => Buffer.from(content, "latin1");
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><script>fetch("/api")</script></svg>`;
const painted = () => sharp({ create: { width: 400, height: 400, channels: 3, background: "#a86432" } });

/** Every other kind of file, under a name that ends in .jpg. */
const others: Record<string, () => Buffer | Promise<Buffer>> = {
  ...images.unsupportedFiles,
  SVG: text(SVG),
  "SVG behind an XML declaration with an external entity": text(
    `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${SVG}`,
  ),
  SVGZ: () => gzipSync(SVG),
  "HTML behind a byte order mark": text("\xef\xbb\xbf<!doctype html><script>1</script>"),
  XHTML: text(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><script>1</script></html>`),
  PostScript: text("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 400 400\nshowpage\n"),
  "a script of ImageMagick": text(
    "push graphic-context\nviewbox 0 0 400 400\nimage over 0,0 0,0 'https://example.com/'\n",
  ),
  BMP: text("BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"),
  ICO: text("\0\0\x01\0\x01\0\x10\x10\0\0\x01\0\x20\0"),
  "JPEG 2000": text("\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 "),
  "JPEG XL": text("\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl "),
  Photoshop: text("8BPS\0\x01\0\0\0\0\0\0\0\x03"),
  OpenEXR: text("\x76\x2f\x31\x01\x02\0\0\0"),
  "Radiance HDR": text("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 4 +X 4\n"),
  PPM: text(`P6 400 400 255\n${"x".repeat(480_000)}`),
  FITS: text(`SIMPLE  =                    T${" ".repeat(2_850)}`),
  "GIF that is also a script": text("GIF89a/*\0\0*/=1;alert(1)//"),
  "a program": text("\x7fELF\x02\x01\x01\0"),
  "a Java class": text("\xca\xfe\xba\xbe\0\0\0\x34"),
  "an MP4": text("\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08free"),
  "a HEIC sequence": text("\0\0\0\x18ftyphevc\0\0\0\0hevcmsf1\0\0\0\x08meta"),
  "GIF with twenty frames": async () =>
    sharp(await Promise.all(Array.from({ length: 20 }, () => painted().png().toBuffer())), {
      join: { animated: true },
    })
      .gif()
      .toBuffer(),
};

/** The first bytes of a format that we read, and then something else. */
const beginnings: Record<string, () => Buffer> = {
  "SVG behind the first bytes of a JPEG": text(`\xff\xd8\xff\xe0${SVG}`),
  "SVG behind the signature of a PNG": text(`\x89PNG\r\n\x1a\n${SVG}`),
  "HTML in a RIFF of WebP": text("RIFF\x40\0\0\0WEBP<!doctype html><script>1</script>"),
  "HTML in an AVIF": text("\0\0\0\x18ftypavif\0\0\0\0avifmif1<!doctype html><script>1</script>"),
  "an MP4 that names AVIF among its brands": text("\0\0\0\x18ftypmp42\0\0\0\0mp42avif\0\0\0\x08free\0\0\0\x08mdat"),
};

export const disguised: ImageEntry[] = [
  ...Object.entries(others).map(([name, make]) => ({ name, make, outcome: "not_an_image" as const })),
  ...Object.entries(beginnings).map(([name, make]) => ({ name, make, outcome: "truncated" as const })),
];
