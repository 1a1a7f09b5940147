import { deflateSync } from "node:zlib";
import sharp from "sharp";
import * as images from "@/e2e/fixtures/images";
import { colorProfile } from "./color-profile";
import { jpegSegment, pngChunk, pngProfile, withJpegSegments, withPngChunks, withWebpChunk, zText } from "./containers";
import { CANARY, type ImageEntry, type Stored } from "./entry";
import { quarters } from "./orientations";

const [width, height] = [400, 300];
const PAGE = `<script>alert("${CANARY}")</script>`;
const base = () => sharp({ create: { width, height, channels: 3, background: "#cc2200" } });
const jpeg = () => base().jpeg().toBuffer();
const png = () => base().png().toBuffer();
const webp = () => base().webp().toBuffer();

/** Exif whose next directory is itself. */
const EXIF_LOOP = Buffer.from("Exif\0\0II*\0\x08\0\0\0\0\0\x08\0\0\0", "latin1");
/** Exif that declares 65,535 entries. */
const EXIF_LONG = Buffer.from("Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12\0\x03\0\0\0\x01\0\x06\0\0", "latin1");

const stripped = (name: string, make: ImageEntry["make"], more: Partial<Stored> = {}): ImageEntry => ({
  name,
  make,
  outcome: { width, height, corner: [204, 34, 0], ...more },
});
const text = (content: string) => Buffer.from(content, "latin1");

/** Accepted, and nothing of it but the pixels is stored. */
export const metadata: ImageEntry[] = [
  {
    name: "a phone's photo with its place and owner",
    make: () => images.phonePhoto(400, 300),
    outcome: { width: 300, height: 400 },
  },
  stripped("a JPEG with XMP", async () =>
    withJpegSegments(
      await jpeg(),
      jpegSegment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${CANARY}</x:xmpmeta>`)),
    ),
  ),
  stripped("a JPEG with IPTC", async () =>
    withJpegSegments(
      await jpeg(),
      jpegSegment(0xed, text(`Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0f\x1c\x02\x50\0\x0d${CANARY}`)),
    ),
  ),
  stripped("a JPEG with a page as its comment", async () =>
    withJpegSegments(await jpeg(), jpegSegment(0xfe, text(PAGE))),
  ),
  stripped("a JPEG with 64 comments of 64 kB", async () =>
    withJpegSegments(
      await jpeg(),
      ...Array.from({ length: 64 }, () => jpegSegment(0xfe, Buffer.alloc(65_000, CANARY))),
    ),
  ),
  stripped("a JPEG with an Exif thumbnail and a maker note", () =>
    base()
      .withExif({ IFD0: { Make: CANARY }, IFD2: { UserComment: CANARY } })
      .jpeg()
      .toBuffer(),
  ),
  stripped("a JPEG whose Exif points to itself", async () =>
    withJpegSegments(await jpeg(), jpegSegment(0xe1, EXIF_LOOP)),
  ),
  stripped(
    "a JPEG whose Exif declares 65,535 entries",
    async () => withJpegSegments(await jpeg(), jpegSegment(0xe1, EXIF_LONG)),
    { width: height, height: width },
  ),
  stripped("a JPEG with a second image behind it (as depth and HDR photos have)", async () =>
    Buffer.concat([await jpeg(), await quarters().jpeg().toBuffer()]),
  ),
  stripped("a JPEG with a video behind it (a motion photo)", async () =>
    Buffer.concat([await jpeg(), text(`\0\0\0\x18ftypmp42\0\0\0\0mp42${CANARY}`)]),
  ),
  stripped("a JPEG that is also a ZIP", async () =>
    Buffer.concat([await jpeg(), text(`PK\x03\x04${CANARY}PK\x05\x06${"\0".repeat(18)}`)]),
  ),
  stripped("a JPEG that is also a page", async () => Buffer.concat([await jpeg(), text(PAGE)])),
  stripped("a PNG with text", async () => withPngChunks(await png(), pngChunk("tEXt", text(`Comment\0${CANARY}`)))),
  stripped("a PNG with international text", async () =>
    withPngChunks(await png(), pngChunk("iTXt", text(`XML:com.adobe.xmp\0\0\0\0\0${CANARY}`))),
  ),
  stripped("a PNG with compressed text", async () =>
    withPngChunks(await png(), zText("Comment", text(CANARY.repeat(500)))),
  ),
  stripped("a PNG with Exif", () =>
    base()
      .withExif({ IFD0: { Artist: CANARY } })
      .png()
      .toBuffer(),
  ),
  stripped("a PNG with a chunk of its own", async () => withPngChunks(await png(), pngChunk("caNa", text(PAGE)))),
  stripped("a PNG that is also a page", async () => Buffer.concat([await png(), text(PAGE)])),
  stripped("a PNG that is also a ZIP", async () =>
    Buffer.concat([await png(), text(`PK\x03\x04${CANARY}PK\x05\x06${"\0".repeat(18)}`)]),
  ),
  stripped("a PNG with compressed text of 200 megabytes", async () =>
    withPngChunks(await png(), zText("Comment", Buffer.alloc(200_000_000))),
  ),
  stripped("a PNG with a thousand texts of a megabyte", async () => {
    const one = zText("Comment", Buffer.alloc(1_000_000));
    return withPngChunks(await png(), ...Array.from({ length: 1_000 }, () => one));
  }),
  stripped("a PNG with a profile of 100 megabytes", async () =>
    withPngChunks(
      await png(),
      pngChunk("iCCP", Buffer.concat([text("p\0\0"), deflateSync(Buffer.alloc(100_000_000))])),
    ),
  ),
  stripped("a PNG with a profile of eight megabytes", async () =>
    withPngChunks(await png(), pngProfile(colorProfile({ padding: 8_000_000 }))),
  ),
  stripped("a PNG with 50,000 chunks", async () =>
    withPngChunks(await png(), ...Array.from({ length: 50_000 }, () => pngChunk("tEXt", text(`k\0${CANARY}`)))),
  ),
  stripped("a WebP with Exif and XMP", () =>
    base()
      .withExif({ IFD0: { Artist: CANARY } })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${CANARY}</x:xmpmeta>`)
      .webp()
      .toBuffer(),
  ),
  stripped("a WebP with a chunk of its own", async () => withWebpChunk(await webp(), "caNa", text(PAGE))),
  stripped("a WebP that is also a ZIP", async () =>
    Buffer.concat([await webp(), text(`PK\x03\x04${CANARY}PK\x05\x06${"\0".repeat(18)}`)]),
  ),
  stripped("an AVIF with Exif", () =>
    base()
      .withExif({ IFD0: { Artist: CANARY } })
      .avif({ effort: 0 })
      .toBuffer(),
  ),
  stripped("an AVIF that is also a page", async () =>
    Buffer.concat([await base().avif({ effort: 0 }).toBuffer(), text(PAGE)]),
  ),
  stripped("a PNG whose name ends in .jpg", png),
];
