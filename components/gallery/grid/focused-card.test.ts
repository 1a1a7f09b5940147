import { expect, test } from "vitest";
import { blurCard, focusCard, focusedCard, neighbor } from "./focused-card";

const order = ["a", "b", "c", "d"];

test("focus moves to the next card when its card is deleted", () => {
  expect(neighbor({ id: "b", order }, new Set(["a", "c", "d"]))).toBe("c");
});

test("after the last card it moves to the previous one, skipping others that left at the same time", () => {
  expect(neighbor({ id: "d", order }, new Set(["a", "b"]))).toBe("b");
  expect(neighbor({ id: "b", order }, new Set(["a", "d"]))).toBe("d");
});

test("it moves nowhere when no neighbor is left or the card was never seen", () => {
  expect(neighbor({ id: "b", order }, new Set(["x"]))).toBeUndefined();
  expect(neighbor({ id: "x", order }, new Set(["a"]))).toBeUndefined();
});

test("a card that should get the focus is remembered until the focus moves elsewhere", () => {
  focusCard("b", order);
  expect(focusedCard()).toEqual({ id: "b", order });
  blurCard();
  expect(focusedCard()).toBeNull();
});
