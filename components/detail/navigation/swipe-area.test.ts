import { expect, test } from "vitest";
import { swipeOf } from "./swipe-area";

test("a swipe to the left opens the next video, to the right the previous one", () => {
  expect(swipeOf(-120, 8)).toBe("next");
  expect(swipeOf(120, -8)).toBe("previous");
});

test("scrolling, a tap and a diagonal swipe do nothing", () => {
  expect(swipeOf(-10, 240)).toBeNull();
  expect(swipeOf(3, 2)).toBeNull();
  expect(swipeOf(-90, 80)).toBeNull();
});
