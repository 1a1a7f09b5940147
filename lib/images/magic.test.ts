import { expect, test } from "vitest";
import { formatOf, isHeic } from "./magic";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ["\xff\xd8\xff\xe0\0\x10JFIF\0\x01", "jpeg"],
  ["\x89PNG\r\n\x1a\n\0\0\0\r", "png"],
  ["RIFF\x10\0\0\0WEBPVP8 ", "webp"],
  ["\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", "avif"],
  ["\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", "avif"],
  ["\0\0\0\x1cftypavis\0\0\0\0avismsf1miaf", "avif"],
  ["GIF89a\x01\0\x01\0\0\0", null],
  ["RIFF\x10\0\0\0WAVEfmt ", null],
  ["\0\0\0\x18ftypisom\0\0\0\0isomavc1", null],
  ["\0\0\0\x10ftypheic\0\0\0\0avif", null],
  ["", null],
  ["\xff\xff\xff\xffftyp", null],
])("an image is recognized by its bytes, whatever its name says: %j", (text, format) => {
  expect(formatOf(bytes(text))).toBe(format);
});

test("an iPhone photo is distinguished from other files in the same container", () => {
  expect(isHeic(bytes("\0\0\0\x18ftypheic\0\0\0\0mif1heic"))).toBe(true);
  expect(isHeic(bytes("\0\0\0\x18ftypmif1\0\0\0\0mif1heix"))).toBe(true);
  expect(isHeic(bytes("\0\0\0\x18ftypisom\0\0\0\0"))).toBe(false);
  expect(isHeic(bytes("\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf"))).toBe(false);
});
