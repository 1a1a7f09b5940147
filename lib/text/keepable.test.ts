import { expect, test } from "vitest";
import { isKeepable, keepable } from "./keepable";

test.each<[string, unknown]>([
  ["a NUL", "a\0b"],
  ["half a pair, the first", "a\ud83d"],
  ["half a pair, the second", "\ude00a"],
  ["two halves in the wrong order", "\ude00\ud83d"],
  ["deep inside", { a: [1, { b: [null, "x\0"] }] }],
  ["in a name", { "a\0": 1 }],
  ["in a list", ["fine", "\ud83d"]],
])("cannot be stored: %s", (_, value) => {
  expect(isKeepable(value)).toBe(false);
});

test.each<[string, unknown]>([
  ["a whole pair", "a😀b"],
  ["marks, joiners and other characters, visible or not", "é नमस्ते 👩‍👩‍👧 \u200b\ufeff\t\n\ufffd"],
  ["no text", [1, null, undefined, true, new Date(), {}]],
])("can be stored: %s", (_, value) => {
  expect(isKeepable(value)).toBe(true);
});

test("nesting deeper than the stack is walked through", () => {
  let nest: unknown = "a\0";
  for (let depth = 0; depth < 200_000; depth++) nest = [nest];
  expect(isKeepable(nest)).toBe(false);
});

test("only unstorable characters are removed", () => {
  expect(keepable("a\0b\ud83d 😀 \ude00é")).toBe("ab 😀 é");
});
