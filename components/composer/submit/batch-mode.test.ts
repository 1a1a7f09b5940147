import { expect, test } from "vitest";
import { DEFAULTS, MAX_BATCH } from "@/lib/generations/settings";
import { BATCH_MODES, expandBatch } from "./batch-mode";

const combinations = (mode: (typeof BATCH_MODES)[number], count: number, seed = 1) =>
  expandBatch(DEFAULTS, mode, { count, seed }).map(({ combination }) => combination);

test("one submit generates as many videos as its mode says", () => {
  expect(expandBatch(DEFAULTS, "1")).toEqual([{ ratio: "16:9", duration: 5, combination: 0 }]);
  expect(expandBatch(DEFAULTS, "4")).toHaveLength(4);
  expect(expandBatch({ ...DEFAULTS, duration: 10 }, "ratios").map((video) => video.ratio)).toHaveLength(6);
  expect(expandBatch(DEFAULTS, "durations").map((video) => video.duration)).toEqual([5, 10, 15]);
});

test("choices: one is picked by the seed, several are different ones, and all are all", () => {
  expect(combinations("1", 6)).toEqual(combinations("1", 6));
  const picks = Array.from({ length: 40 }, (_, seed) => combinations("1", 6, seed)[0]);
  expect(new Set(picks).size).toBe(6);
  expect(new Set(combinations("4", 6)).size).toBe(4);
  expect(combinations("4", 2).toSorted()).toEqual([0, 0, 1, 1]);
  expect(new Set(combinations("ratios", 6)).size).toBe(1);
  expect(combinations("choices", 6)).toEqual([0, 1, 2, 3, 4, 5]);
});

test("choices: all at once only as far as a batch goes, and none without choices", () => {
  expect(combinations("choices", MAX_BATCH)).toHaveLength(MAX_BATCH);
  expect(combinations("choices", MAX_BATCH + 1)).toHaveLength(1);
  expect(combinations("choices", 1)).toEqual([0]);
  for (const mode of BATCH_MODES) expect(new Set(combinations(mode, 101))).toEqual(new Set([0]));
});
