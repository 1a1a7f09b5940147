import sharp from "sharp";
import { expect, test } from "vitest";
import * as images from "@/e2e/fixtures/images";
import { runJob } from "@/lib/media/run-job";
import { checkImage } from "./check-image";
import { unreadCode } from "./problem";
import { reEncode } from "./re-encode";

const onItsSide = (bytes: Buffer) => sharp(bytes).withMetadata({ orientation: 6 }).jpeg().toBuffer();

const renamed = (bytes: Buffer, brand: string) =>
  Buffer.concat([bytes.subarray(0, 8), Buffer.from(brand), bytes.subarray(12)]);

/** Checks and re-encodes a file; or returns the code of what is wrong with it. */
async function take(bytes: Buffer) {
  const checked = await checkImage(bytes, "a file.jpg");
  if (!checked.ok) return { refused: checked.error.code, values: checked.error.values };
  const drawn = await reEncode(bytes, checked.image);
  return drawn.ok ? { refused: null, encoded: drawn.encoded } : { refused: unreadCode(drawn.error) };
}

async function taken(bytes: Buffer) {
  const result = await take(bytes);
  if (!("encoded" in result) || result.encoded === undefined) throw new Error(`refused: ${result.refused}`);
  return { ...result.encoded, header: await sharp(result.encoded.bytes).metadata() };
}

const colorAt = async (bytes: Buffer, left: number, top: number) => [
  ...(await sharp(bytes).removeAlpha().extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
];

test.each([
  ["JPEG", images.jpeg],
  ["PNG", images.png],
  ["WebP", images.webp],
  ["AVIF", images.avif],
])("a %s is accepted and stored at its size", async (_, make) => {
  const kept = await taken(await make(800, 600));
  expect(kept).toMatchObject({ width: 800, height: 600, contentType: "image/jpeg" });
  expect(kept.header).toMatchObject({ format: "jpeg", width: 800, height: 600, space: "srgb", channels: 3 });
});

test.each(Object.entries(images.unsupportedFiles))(
  "%s is refused as an image, whatever its name says",
  async (_, make) => {
    expect(await take(await make())).toMatchObject({ refused: "not_an_image", values: { name: "a file.jpg" } });
  },
);

test.each<[string, () => Promise<Buffer>, string]>([
  ["an empty file", async () => Buffer.alloc(0), "empty"],
  ["a JPEG cut short", async () => images.cutShort(await images.jpeg()), "truncated"],
  ["a JPEG without its last bytes", async () => images.cutShort(await images.jpeg(), 0.98), "truncated"],
  ["a PNG cut short", async () => images.cutShort(await images.png()), "truncated"],
  ["a WebP cut short", async () => images.cutShort(await images.webp()), "truncated"],
  ["a PNG that ends in its header", async () => (await images.png()).subarray(0, 20), "truncated"],
  ["an image of 101 megapixels in a small file", images.bomb, "too_many_pixels"],
  ["64 megapixels that have to be held as a whole", () => images.pngClaiming(8_000, 8_000, true), "too_many_pixels"],
  ["an AVIF of 26 megapixels", () => images.avif(6_500, 4_000), "too_many_pixels"],
  ["an AVIF cut short", async () => images.cutShort(await images.avif()), "truncated"],
  ["an animated AVIF", async () => renamed(await images.avif(), "avis"), "animated"],
  ["a PNG that claims 60,000 px a side", () => images.pngClaiming(60_000, 60_000), "too_many_pixels"],
  ["an image one pixel too narrow", () => images.png(299, 400), "too_small"],
  ["an image one pixel too low", () => images.png(400, 299), "too_small"],
  ["an image too wide for its height", () => images.jpeg(1_300, 500), "bad_aspect"],
  ["an image too high for its width", () => images.jpeg(500, 1_300), "bad_aspect"],
  ["an animated WebP", images.animatedWebp, "animated"],
  ["an animated PNG", images.animatedPng, "animated"],
  ["a file over 30 MB", async () => Buffer.concat([await images.jpeg(), Buffer.alloc(30_000_000)]), "too_large"],
])("%s is refused", async (_, make, refused) => {
  expect(await take(await make())).toMatchObject({ refused });
});

test("the message about a size can name the file, its size and the limit", async () => {
  expect(await take(await images.png(299, 400))).toMatchObject({
    values: { name: "a file.jpg", width: 299, height: 400, minSide: 300 },
  });
});

test("a phone's image comes out upright, without its location or owner", async () => {
  const original = await images.phonePhoto(800, 600);
  expect((await sharp(original).metadata()).exif?.includes("Ada Private")).toBe(true);
  const kept = await taken(original);
  expect(kept).toMatchObject({ width: 600, height: 800 });
  expect(kept.header.exif).toBeUndefined();
  expect(kept.header.orientation).toBeUndefined();
  for (const secret of ["SecretPhone", "Ada Private", "Exif"]) {
    expect(kept.bytes.includes(secret)).toBe(false);
    expect(kept.thumb.includes(secret)).toBe(false);
  }
});

test("a rotated image is judged as it is displayed", async () => {
  const { values } = (await take(await images.phonePhoto(1_300, 500))) as { values: object };
  expect(values).toMatchObject({ width: 500, height: 1_300 });
});

test("data hidden behind an image is not stored", async () => {
  const original = await images.polyglot();
  expect(original.includes(images.SMUGGLED)).toBe(true);
  expect((await taken(original)).bytes.includes("script")).toBe(false);
});

test.each([
  ["a wide-color JPEG", images.wideColor, { space: "srgb", depth: "uchar" }],
  ["a CMYK JPEG", images.cmyk, { space: "cmyk", depth: "uchar" }],
  ["a 16-bit PNG", images.deepPng, { space: "rgb16", depth: "ushort" }],
  ["a gray JPEG", images.gray, { space: "b-w", depth: "uchar" }],
])("%s becomes plain sRGB without a profile", async (_, make, was) => {
  const original = await make();
  expect(await sharp(original).metadata()).toMatchObject(was);
  const { header } = await taken(original);
  expect(header).toMatchObject({ depth: "uchar", format: "jpeg", space: "srgb" });
  expect(header.icc).toBeUndefined();
});

test("colors are preserved", async () => {
  const [r = 0, g = 0, b = 0] = await colorAt((await taken(await images.flat(800, 600, "#cc2200"))).bytes, 400, 300);
  expect(Math.abs(r - 0xcc) + Math.abs(g - 0x22) + Math.abs(b)).toBeLessThan(8);
});

test("transparency is preserved", async () => {
  const kept = await taken(await images.flat(800, 600, { r: 200, g: 0, b: 0, alpha: 0.5 }));
  expect(kept).toMatchObject({ contentType: "image/webp", extension: "webp" });
  expect(kept.header).toMatchObject({ format: "webp", hasAlpha: true });
});

test("a large image is stored at 2048 px a side, with a thumbnail", async () => {
  const kept = await taken(await images.flat(6_000, 4_500));
  expect(kept).toMatchObject({ width: 2_048, height: 1_536 });
  expect(kept.header).toMatchObject({ width: 2_048, height: 1_536 });
  expect(await sharp(kept.thumb).metadata()).toMatchObject({ format: "webp", width: 320, height: 240 });
});

test.each<[string, () => Promise<Buffer>, number, number]>([
  ["8000 × 6000", () => images.flat(8_000, 6_000), 2_048, 1_536],
  ["a side over 6000", () => images.flat(6_100, 2_500), 2_048, 840],
  ["50 megapixels, lying on their side", async () => onItsSide(await images.flat(8_192, 6_144)), 1_536, 2_048],
  ["a side of 12000", () => images.flat(12_000, 5_000), 2_048, 854],
  ["an AVIF of 12 megapixels", () => images.avif(4_000, 3_000), 2_048, 1_536],
])("a large image is resized and accepted: %s", async (_, make, width, height) => {
  const kept = await taken(await make());
  expect(kept).toMatchObject({ width, height });
  expect(kept.header).toMatchObject({ width, height, format: "jpeg", depth: "uchar" });
});

test("the message about too many pixels names the limit of that very file", async () => {
  expect(await take(await images.bomb())).toMatchObject({
    values: { width: 10_100, height: 10_000, megapixels: 100 },
  });
  expect(await take(await images.pngClaiming(8_000, 8_000, true))).toMatchObject({
    values: { width: 8_000, megapixels: 62 },
  });
});

test("an image of exactly the narrowest ratio still has a ratio that the model accepts", async () => {
  const { width, height } = await taken(await images.flat(2_400, 6_000));
  expect(width / height).toBeGreaterThanOrEqual(0.4);
});

test("the same image gives the same bytes, so that it is stored once", async () => {
  const original = await images.jpeg();
  expect((await taken(original)).sha256).toBe((await taken(original)).sha256);
});

test("decoders of unsupported formats cannot be reached", async () => {
  for (const name of ["GIF", "TIFF", "SVG", "PDF"])
    expect(await runJob("small", "header", await images.unsupportedFiles[name]!(), {})).toEqual({
      ok: false,
      error: "unreadable",
    });
});
