import { expect, test } from "vitest";
import { DEFAULTS } from "@/lib/generations/settings";
import { expandBatch } from "./batch-mode";

test("one submit generates as many videos as its mode says", () => {
  expect(expandBatch(DEFAULTS, "1")).toEqual([{ ratio: "16:9", duration: 5 }]);
  expect(expandBatch(DEFAULTS, "4")).toHaveLength(4);
  expect(expandBatch({ ...DEFAULTS, duration: 10 }, "ratios").map((video) => video.ratio)).toHaveLength(6);
  expect(expandBatch(DEFAULTS, "durations").map((video) => video.duration)).toEqual([5, 10, 15]);
});
