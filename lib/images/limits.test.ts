import fc from "fast-check";
import { expect, test } from "vitest";
import { fitWithin, IMAGE_POLICY, sizeProblem } from "./limits";

test.each([
  [300, 300, null],
  [6_000, 6_000, null],
  [6_000, 2_400, null],
  [2_400, 6_000, null],
  [299, 400, "too_small"],
  [400, 299, "too_small"],
  [8_000, 6_000, null],
  [16_000, 12_000, null],
  [1_300, 500, "bad_aspect"],
  [500, 1_300, "bad_aspect"],
])("%i × %i", (width, height, problem) => {
  expect(sizeProblem({ width, height })).toBe(problem);
});

test.each([
  [4_000, 3_000, 2_048, 1_536],
  [3_000, 4_000, 1_536, 2_048],
  [2_048, 2_048, 2_048, 2_048],
  [2_400, 6_000, 820, 2_048],
  [640, 480, 640, 480],
])("%i × %i is stored as %i × %i", (width, height, keptWidth, keptHeight) => {
  expect(fitWithin({ width, height }, IMAGE_POLICY.keptSide)).toEqual({ width: keptWidth, height: keptHeight });
});

test("an image within the limits is still within them after resizing", () => {
  const side = fc.integer({ min: 300, max: 16_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      fc.pre(sizeProblem({ width, height }) === null);
      const kept = fitWithin({ width, height }, IMAGE_POLICY.keptSide);
      expect(sizeProblem(kept)).toBeNull();
      expect(Math.max(kept.width, kept.height)).toBe(Math.min(IMAGE_POLICY.keptSide, Math.max(width, height)));
    }),
  );
});
