import { expect, test } from "vitest";
import { isHeic, pictureType } from "./shrink";

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test("a picture is known by its bytes, whatever its name says", () => {
  expect(pictureType(bytes("\xff\xd8\xff\xe0\0\x10JFIF\0\x01"))).toBe("image/jpeg");
  expect(pictureType(bytes("\x89PNG\r\n\x1a\n\0\0\0\r"))).toBe("image/png");
  expect(pictureType(bytes("RIFF\x10\0\0\0WEBPVP8 "))).toBe("image/webp");
  expect(pictureType(bytes("GIF89a\x01\0\x01\0\0\0"))).toBeNull();
  expect(pictureType(bytes("RIFF\x10\0\0\0WAVEfmt "))).toBeNull();
  expect(pictureType(bytes(""))).toBeNull();
});

test("a photo of an iPhone is told from other files of its container", () => {
  expect(isHeic(bytes("\0\0\0\x18ftypheic\0\0\0\0"))).toBe(true);
  expect(isHeic(bytes("\0\0\0\x18ftypisom\0\0\0\0"))).toBe(false);
});
