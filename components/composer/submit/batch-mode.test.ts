import { expect, test } from "vitest";
import { DEFAULTS } from "@/lib/generations/settings";
import { expandBatch, sumCredits } from "./batch-mode";

test("one submit makes as many videos as it says", () => {
  expect(expandBatch(DEFAULTS, "1")).toEqual([{ ratio: "16:9", duration: 5 }]);
  expect(expandBatch(DEFAULTS, "4")).toHaveLength(4);
  expect(expandBatch({ ...DEFAULTS, duration: 10 }, "ratios").map((video) => video.ratio)).toHaveLength(6);
  expect(expandBatch(DEFAULTS, "durations").map((video) => video.duration)).toEqual([5, 10, 15]);
});

test("the total is exact to the last credit", () => {
  expect(sumCredits(["0.1", "0.2"])).toBe("0.3");
  expect(sumCredits(["0.500000", "1", "1.500000"])).toBe("3");
  expect(sumCredits(["0.000001", "99999999.999999"])).toBe("100000000");
  expect(sumCredits([])).toBe("0");
});
