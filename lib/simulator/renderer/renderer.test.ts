import { BufferSource, EncodedPacketSink, Input, MP4 } from "mediabunny";
import { expect, test } from "vitest";
import { ratios } from "../validate";
import { drawFrames, drawLoop } from "./draw-loop";
import { readRecipe } from "./recipe";
import { repeatLoop } from "./repeat-loop";
import { sizeOf } from "./sizes";

const first = (prompt: string, variation = 0) => {
  for (const frame of drawFrames({ prompt, variation, ratio: "16:9", small: true }, 4)) return frame.slice();
  throw new Error("no frame");
};

/** The mean difference of two frames, in levels of brightness. */
const apart = (a: Uint8Array, b: Uint8Array) =>
  a.reduce((sum, value, i) => sum + Math.abs(value - (b[i] ?? 0)), 0) / a.length;

test("a video has the size of its ratio, the requested duration, and its index first", async () => {
  const ratio = "21:9";
  const loop = await drawLoop({ prompt: "A pier", variation: 0, ratio, small: true });
  for (const duration of [5, 10, 15]) {
    const video = await repeatLoop(loop, duration);
    const names = Buffer.from(video).toString("latin1");
    expect(names.indexOf("moov")).toBeLessThan(names.indexOf("mdat"));
    const input = new Input({ source: new BufferSource(video), formats: [MP4] });
    const track = await input.getPrimaryVideoTrack();
    expect(await input.computeDuration()).toBeCloseTo(duration, 2);
    expect({ width: track?.displayWidth, height: track?.displayHeight }).toEqual(sizeOf(ratio, true));
    expect((await track?.getDecoderConfig())?.codec).toMatch(/^avc1/);
    if (!track) throw new Error("no track");
    const times = [];
    for await (const packet of new EncodedPacketSink(track).packets()) times.push(packet.timestamp);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times).toHaveLength(duration * 12);
  }
});

test("the full sizes are those of the model at 720p, and all sides are even", () => {
  const sizes = ratios.map((ratio) => sizeOf(ratio, false));
  expect(sizes.map(({ width, height }) => `${width}x${height}`)).toEqual([
    "1280x720",
    "720x1280",
    "960x960",
    "1112x834",
    "834x1112",
    "1470x630",
  ]);
  for (const { width, height } of ratios.flatMap((ratio) => [sizeOf(ratio, false), sizeOf(ratio, true)])) {
    expect([width % 2, height % 2]).toEqual([0, 0]);
  }
});

test("the same prompt draws the same video, and another prompt or variant another one", () => {
  expect(apart(first("A red fox"), first("A red fox"))).toBe(0);
  expect(apart(first("A ridge at dawn"), first("A ridge at dawn, slowly"))).toBeGreaterThan(2);
  expect(apart(first("A red fox", 0), first("A red fox", 1))).toBeGreaterThan(2);
});

test.each([
  "mountain",
  "ocean",
  "lake",
  "desert",
  "forest",
  "city",
  "neon window",
  "aurora",
  "ink",
  "a cat in the snow",
])("%s moves, and ends where it began", (prompt) => {
  const frames: Uint8Array[] = [];
  const count = 20;
  for (const frame of drawFrames({ prompt, variation: 0, ratio: "1:1", small: true }, count))
    frames.push(frame.slice());
  const between = (a: number, b: number) => apart(frames[a]!, frames[b]!);
  expect(between(0, count / 2)).toBeGreaterThan(1);
  expect(between(count - 1, 0), "no jump at the seam").toBeLessThan(between(0, 1) * 1.5 + 0.5);
});

test.each([
  ["A lighthouse above the ocean", "sea"],
  ["海边的灯塔", "sea"],
  ["雨夜的城市", "window"],
  ["沙漠", "dunes"],
  ["A fox in the woods", "forest"],
])("%s is drawn as %s", (prompt, scene) => {
  expect(readRecipe(prompt).scene).toBe(scene);
});

test("night is dark, snow snows, and a cat is a cat", () => {
  expect(readRecipe("A city at night").palette.night).toBe(true);
  expect(readRecipe("雪中的猫")).toMatchObject({ weather: "snow", cat: true });
  expect(readRecipe("A cathedral in a storm")).toMatchObject({ weather: "rain", cat: false });
});
