import { expect, test } from "vitest";
import { normalizeEmail } from "./email";

test("one user's address has one spelling", () => {
  expect(normalizeEmail("  Ada.Lovelace@Example.COM ")).toBe("ada.lovelace@example.com");
  expect(normalizeEmail("ａｄａ@example.com")).toBe("ada@example.com");
  expect(normalizeEmail("a+b@mail.example.co")).toBe("a+b@mail.example.co");
});

test.each([
  ["a lookalike at sign", "ada＠example.com"],
  ["a small at sign", "ada﹫example.com"],
  ["an ideographic full stop", "ada@example。com"],
  ["Cyrillic letters", "аda@example.com"],
  ["a zero-width space", "a\u200bda@example.com"],
  ["two at signs", "ada@x@example.com"],
  ["no domain", "ada@"],
  ["no name", "@example.com"],
  ["a bare host", "ada@localhost"],
  ["two dots", "a..b@example.com"],
  ["a leading dot", ".ada@example.com"],
  ["a line break", "ada@example.com\nBcc: x@example.com"],
  ["a label that ends in a hyphen", "ada@exa-.com"],
  ["a name of 65 characters", `${"a".repeat(65)}@example.com`],
  ["300 signs", `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(60)}.com`],
  ["not a text", 7],
])("%s is not an address", (_, value) => {
  expect(normalizeEmail(value)).toBeNull();
});
