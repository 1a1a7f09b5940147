import { expect, test } from "vitest";
import { ATTEMPTS, delayOf } from "./limits";

test("sign-in: guesses for one address are delayed from the twenty-first on, longer each time, up to eight seconds", () => {
  const { limit } = ATTEMPTS.everywhere;
  const delays = [1, limit, limit + 1, limit + 2, limit + 3, limit + 6, limit + 7, 1_000_000].map(delayOf);
  expect(delays).toEqual([0, 0, 250, 500, 1_000, 8_000, 8_000, 8_000]);
});
