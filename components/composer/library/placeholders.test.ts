import { expect, test } from "vitest";
import { filled, placeholderAfter, placeholderBefore, placeholdersIn, placeholdersOf } from "./placeholders";

test("placeholders are found with Latin and Chinese brackets", () => {
  const text = "A [red kite] over 【海边】 and ［雨夜］.";
  expect(placeholdersIn(text).map(([from, to]) => text.slice(from, to))).toEqual([
    "[red kite]",
    "【海边】",
    "［雨夜］",
  ]);
});

test("text that only resembles a placeholder is ignored", () => {
  for (const text of ["[3]", "[]", "[a\nb]", "[[a]", `[${"a".repeat(121)}]`, "【@图片1】", "[sim:fast]"]) {
    expect(placeholdersIn(text).map(([from, to]) => text.slice(from, to))).toEqual(text === "[[a]" ? ["[a]"] : []);
  }
});

test("a mention counts as one character, so that the right placeholder is selected", () => {
  const doc = [{ key: "k" }, " wears [a coat] and ", { key: "l" }, " [a hat]"];
  expect(placeholdersOf(doc)).toEqual([
    [8, 16],
    [23, 30],
  ]);
  expect(placeholderAfter(doc, 9)).toEqual([23, 30]);
  expect(placeholderAfter(doc, 24)).toBeNull();
  expect(placeholderBefore(doc, 23)).toEqual([8, 16]);
});

test("filling keeps the text and removes only the brackets of placeholders", () => {
  expect(filled("take [3] of [the rain], 【雨】")).toBe("take [3] of the rain, 雨");
});
