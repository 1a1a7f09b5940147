import { expect, test } from "vitest";
import { imageName, nameFromHeader, savedName } from "./file-name";

test.each([
  ["fox.png", "fox.png"],
  ["狐狸 🦊.webp", "狐狸 🦊.webp"],
  ["C:\\Users\\ada\\fox.png", "fox.png"],
  ["../../etc/passwd", "passwd"],
  ["a\0b\r\nc.png", "abc.png"],
  ["safe\u202egnp.exe", "safegnp.exe"],
  ["cafe\u0301.png", "café.png"],
  ["a\ud800.png", "a.png"],
  ["   ", "image"],
  ["", "image"],
  ["🦊".repeat(500), "🦊".repeat(120)],
])("%j is shown as %j", (raw, shown) => {
  expect(imageName(raw)).toBe(shown);
});

test("a name travels percent-encoded, and an invalid one is ignored", () => {
  expect(nameFromHeader(encodeURIComponent("狐狸.png"))).toBe("狐狸.png");
  expect(nameFromHeader("100%.png")).toBe("");
  expect(nameFromHeader(null)).toBe("");
});

test("a saved image has the extension of its current format", () => {
  expect(savedName("fox.PNG", "image/jpeg")).toBe("fox.jpg");
  expect(savedName("fox", "image/webp")).toBe("fox.webp");
});
