import { expect, test } from "vitest";
import { isSlug, makeSlug } from "./slug";

test("a slug has 128 random bits and needs no encoding in an address", () => {
  const slug = makeSlug();
  expect(Buffer.from(slug, "base64url")).toHaveLength(16);
  expect(encodeURIComponent(slug)).toBe(slug);
  expect(isSlug(slug)).toBe(true);
});

test("slugs are unique", () => {
  const slugs = new Set(Array.from({ length: 500 }, makeSlug));
  expect(slugs.size).toBe(500);
});

test.each(["", "abc", "../../etc/passwd", `${"a".repeat(21)}/`, "a".repeat(23), "é".repeat(22)])(
  "%j is not the name of a link",
  (text) => {
    expect(isSlug(text)).toBe(false);
  },
);
