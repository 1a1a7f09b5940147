import { expect, test } from "vitest";
import { DIMENSIONS, RATIOS } from "@/lib/generations/settings";
import { outputSize } from "./output-size";

const given = (ratio: Parameters<typeof outputSize>[0]["ratio"], resolution: 720 | 1080 = 720) =>
  ({ ratio, fit: "pad", resolution }) as const;

test("output size: a model's video in its own ratio and resolution keeps its pixels", () => {
  for (const ratio of RATIOS)
    for (const asked of [ratio, "first"] as const)
      expect([ratio, outputSize(given(asked), [DIMENSIONS[ratio]])]).toEqual([ratio, DIMENSIONS[ratio]]);
});

test("output size: it is never larger than the largest clip, and always even", () => {
  expect(outputSize(given("first", 1080), [{ width: 1280, height: 720 }])).toEqual({ width: 1280, height: 720 });
  expect(outputSize(given("first"), [{ width: 1920, height: 1080 }])).toEqual({ width: 1280, height: 720 });
  const mixed = [
    { width: 720, height: 1280 },
    { width: 1920, height: 1080 },
  ];
  expect(outputSize(given("first", 1080), mixed)).toEqual({ width: 1080, height: 1920 });
  for (const ratio of RATIOS) {
    const { width, height } = outputSize(given(ratio), [{ width: 641, height: 361 }]);
    expect([width % 2, height % 2]).toEqual([0, 0]);
    const [across = 1, down = 1] = ratio.split(":").map(Number);
    expect(Math.abs(width / height / (across / down) - 1)).toBeLessThan(0.02);
  }
});
