import { expect, test } from "vitest";
import { filled, placeholderAfter, placeholderBefore, placeholdersIn, placeholdersOf } from "./placeholders";

test("holes are found as they are written, with the brackets of either keyboard", () => {
  const text = "A [red kite] over 【海边】 and ［雨夜］.";
  expect(placeholdersIn(text).map(([from, to]) => text.slice(from, to))).toEqual([
    "[red kite]",
    "【海边】",
    "［雨夜］",
  ]);
});

test("what only looks like a hole is left alone", () => {
  for (const text of ["[3]", "[]", "[a\nb]", "[[a]", `[${"a".repeat(121)}]`, "【@图片1】", "[sim:fast]"]) {
    expect(placeholdersIn(text).map(([from, to]) => text.slice(from, to))).toEqual(text === "[[a]" ? ["[a]"] : []);
  }
});

test("places count a mention as one, so that a hole behind it is selected where it stands", () => {
  const doc = [{ key: "k" }, " wears [a coat] and ", { key: "l" }, " [a hat]"];
  expect(placeholdersOf(doc)).toEqual([
    [8, 16],
    [23, 30],
  ]);
  expect(placeholderAfter(doc, 9)).toEqual([23, 30]);
  expect(placeholderAfter(doc, 24)).toBeNull();
  expect(placeholderBefore(doc, 23)).toEqual([8, 16]);
});

test("filling keeps the words and drops the brackets of holes alone", () => {
  expect(filled("take [3] of [the rain], 【雨】")).toBe("take [3] of the rain, 雨");
});
