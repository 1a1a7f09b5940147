import { expect, test } from "vitest";
import { swipeOf } from "./use-swipe";

test("a stroke to the left brings the next video, to the right the one before", () => {
  expect(swipeOf(-120, 8)).toBe("next");
  expect(swipeOf(120, -8)).toBe("previous");
});

test("scrolling, a tap and a slanting stroke go nowhere", () => {
  expect(swipeOf(-10, 240)).toBeNull();
  expect(swipeOf(3, 2)).toBeNull();
  expect(swipeOf(-90, 80)).toBeNull();
});
