import { expect, test } from "vitest";
import { filmName } from "./film-name";

const day = "2026-11-22";

test("a download is named by its words and its day", () => {
  expect(filmName("A fox runs through snow.", day)).toBe("A fox runs through snow 2026-11-22.mp4");
});

test("a long prompt is cut between words", () => {
  const name = filmName("slowly ".repeat(40), day);
  expect(name).toMatch(/^(slowly ){8}2026-11-22\.mp4$/);
});

test("a long Chinese prompt is cut although it has no spaces", () => {
  expect(filmName("雪".repeat(100), null)).toBe(`${"雪".repeat(60)}.mp4`);
});

test("signs that a disk refuses never reach the name", () => {
  expect(filmName('a/b\\c:d*e?f"g<h>i|j\r\nk', null)).toBe("a b c d e f g h i j k.mp4");
  expect(filmName("..", day)).toBe("Ninefold 2026-11-22.mp4");
  expect(filmName("", day, "webp")).toBe("Ninefold 2026-11-22.webp");
});
