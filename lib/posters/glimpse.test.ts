import sharp from "sharp";
import { expect, test } from "vitest";
import { glimpse } from "./glimpse";

const noise = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 3, background: "#888", noise: { type: "gaussian", mean: 128, sigma: 40 } },
  });
const bytesOf = (address: string | null) => Buffer.from(address?.split(",")[1] ?? "", "base64");

test.each([
  ["a wide film", 960, 411, { width: 400, height: 171 }],
  ["a tall film", 720, 1_280, { width: 400, height: 711 }],
  ["a film smaller than a phone", 320, 180, { width: 320, height: 180 }],
])("%s is seen in its shape, in few bytes however it is grained", async (_, width, height, shape) => {
  const { size, small, glow } = await glimpse(await noise(width, height).webp({ quality: 80 }).toBuffer());
  expect(size).toEqual({ width, height });
  expect(bytesOf(small).byteLength).toBeLessThanOrEqual(9_000);
  expect(await sharp(bytesOf(small)).metadata()).toMatchObject({ format: "webp", ...shape });
  expect(glow.length).toBeLessThan(500);
});

test("the glow has the film's colours where they stand in it", async () => {
  const right = await sharp({ create: { width: 160, height: 180, channels: 3, background: "#1030d0" } })
    .png()
    .toBuffer();
  const poster = await sharp({ create: { width: 320, height: 180, channels: 3, background: "#d03010" } })
    .composite([{ input: right, left: 160, top: 0 }])
    .webp()
    .toBuffer();
  const { data, info } = await sharp(bytesOf((await glimpse(poster)).glow))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [red, , blue] = [0, 1, 2].map((channel) => [data[channel] ?? 0, data[(info.width - 1) * 3 + channel] ?? 0]);
  expect((red?.[0] ?? 0) - (red?.[1] ?? 0)).toBeGreaterThan(80);
  expect((blue?.[1] ?? 0) - (blue?.[0] ?? 0)).toBeGreaterThan(80);
});

test("what is no picture is an error, not a grey patch", async () => {
  await expect(glimpse(Buffer.from("<svg/>"))).rejects.toThrow();
});
