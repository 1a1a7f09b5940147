import { expect, test } from "vitest";
import { videoName } from "./video-name";

const day = "2026-11-22";

test("a download is named by its words and its day", () => {
  expect(videoName("A fox runs through snow.", day)).toBe("A fox runs through snow 2026-11-22.mp4");
});

test("a long prompt is cut between words", () => {
  const name = videoName("slowly ".repeat(40), day);
  expect(name).toMatch(/^(slowly ){8}2026-11-22\.mp4$/);
});

test("a long Chinese prompt is cut although it has no spaces", () => {
  expect(videoName("雪".repeat(100), null)).toBe(`${"雪".repeat(60)}.mp4`);
});

test("characters that a file system refuses never reach the name", () => {
  expect(videoName('a/b\\c:d*e?f"g<h>i|j\r\nk', null)).toBe("a b c d e f g h i j k.mp4");
  expect(videoName("..", day)).toBe("Ninefold 2026-11-22.mp4");
  expect(videoName("", day, "webp")).toBe("Ninefold 2026-11-22.webp");
});

test("letters keep their marks and joiners, and no cut removes a mark", () => {
  expect(videoName("हिन्दी में क्‍ष", null)).toBe("हिन्दी में क्‍ष.mp4");
  expect(videoName("می‌خواهم بروم", null)).toBe("می‌خواهم بروم.mp4");
  expect(videoName("ช้างเดินในป่า", day)).toBe("ช้างเดินในป่า 2026-11-22.mp4");
  expect(videoName("a\u0308".repeat(80), null)).toBe(`${"ä".repeat(60)}.mp4`);
  expect(videoName("กี่".repeat(80), null)).toBe(`${"กี่".repeat(60)}.mp4`);
  expect(videoName("safe\u202Etxt.exe \u00adsoft", null)).toBe("safetxt.exe soft.mp4");
});
