import { expect, test } from "vitest";
import { timecode } from "./timecode";

test("elapsed time is formatted as minutes and seconds", () => {
  expect([0, 7_999, 60_000, 754_000, 4_500_000].map(timecode)).toEqual(["0:00", "0:07", "1:00", "12:34", "75:00"]);
});

test("a browser whose clock runs behind shows no negative time", () => {
  expect(timecode(-3_000)).toBe("0:00");
});
