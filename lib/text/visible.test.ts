import { expect, test } from "vitest";
import { isVisible } from "./visible";

test.each([
  "",
  " \t\n",
  "\u00a0\u3000\u2028",
  "\u200b",
  "\u2060",
  "\u3164",
  "\u200e\u200f",
  "\u00ad",
  "\u2800",
  "\u115f\u1160\uffa0",
  "\ufe0f",
  "\u{e0100}",
  "\u{e0020}\u{e007f}",
  "\ufeff",
  "\u061c\u202e\u2066",
  "\u034f\u17b4\u180e",
  "\u0301\u20e3",
  "\u0000\u0007",
  "\u{1d159}",
  "\ud800",
])("nothing of %j is visible", (text) => {
  expect(isVisible(text)).toBe(false);
});

test.each(["a", "雨", ".", "👩‍👩‍👧", "\u200bא", "ᄀ", "é", "e\u0301", "का", "\u2801", "♪", "0", "-"])(
  "%j is visible",
  (text) => {
    expect(isVisible(text)).toBe(true);
  },
);
