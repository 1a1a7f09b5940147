import sharp from "sharp";
import { expect, test } from "vitest";
import { drawPosterPreview } from "./poster-preview";

/** Grain that is the same in every run: with sharp's own noise, an image is now and then too large at any quality. */
function noise(width: number, height: number) {
  let seed = 1;
  const grain = Buffer.from(
    Array.from({ length: width * height * 3 }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return 64 + ((seed >> 16) % 128);
    }),
  );
  return sharp(grain, { raw: { width, height, channels: 3 } });
}
const bytesOf = (address: string | null) => Buffer.from(address?.split(",")[1] ?? "", "base64");

test.each([
  ["a wide video", 960, 411, { width: 400, height: 171 }],
  ["a tall video", 720, 1_280, { width: 400, height: 711 }],
  ["a video smaller than a phone", 320, 180, { width: 320, height: 180 }],
])("%s keeps its ratio, in few bytes however grainy it is", async (_, width, height, shape) => {
  const { size, small, glow } = await drawPosterPreview(await noise(width, height).webp({ quality: 80 }).toBuffer());
  expect(size).toEqual({ width, height });
  expect(bytesOf(small).byteLength).toBeLessThanOrEqual(9_000);
  expect(await sharp(bytesOf(small)).metadata()).toMatchObject({ format: "webp", ...shape });
  expect(glow.length).toBeLessThan(1_500);
});

test("the glow has the video's colors at their places", async () => {
  const right = await sharp({ create: { width: 160, height: 180, channels: 3, background: "#1030d0" } })
    .png()
    .toBuffer();
  const poster = await sharp({ create: { width: 320, height: 180, channels: 3, background: "#d03010" } })
    .composite([{ input: right, left: 160, top: 0 }])
    .webp()
    .toBuffer();
  const { data, info } = await sharp(bytesOf((await drawPosterPreview(poster)).glow))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (across: number) => {
    const from = (Math.floor(info.height / 2) * info.width + Math.floor(across * info.width)) * info.channels;
    const [red = 0, , blue = 0, seen = 0] = data.subarray(from, from + info.channels);
    return { red, blue, seen };
  };
  expect(at(0.3).red).toBeGreaterThan(at(0.7).red + 80);
  expect(at(0.7).blue).toBeGreaterThan(at(0.3).blue + 80);
  expect(at(0.5).seen).toBeGreaterThan(200);
  expect(at(0).seen).toBeLessThan(40);
});

test("invalid image data is an error, not a gray area", async () => {
  await expect(drawPosterPreview(Buffer.from("<svg/>"))).rejects.toThrow();
});
