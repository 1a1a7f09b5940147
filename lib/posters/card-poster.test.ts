import sharp from "sharp";
import { expect, test } from "vitest";
import { drawCardPoster } from "./card-poster";

test("a card's poster: smaller than the poster, in its ratio, and never enlarged", async () => {
  const noise = { type: "gaussian", mean: 120, sigma: 12 } as const;
  const poster = async (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: "#345", noise } })
      .webp({ quality: 50 })
      .toBuffer();
  const large = await poster(960, 540);
  const drawn = await drawCardPoster(large);
  expect(drawn.byteLength).toBeLessThan(large.byteLength * 0.7);
  expect(await sharp(drawn).metadata()).toMatchObject({ format: "webp", width: 640, height: 360 });
  expect(await sharp(await drawCardPoster(await poster(200, 300))).metadata()).toMatchObject({
    width: 200,
    height: 300,
  });
});
