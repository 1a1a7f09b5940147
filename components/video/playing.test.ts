import { expect, test } from "vitest";
import { MAX_PLAYING, takePlace } from "./playing";

test("no more than four videos play at once: the oldest gives way", () => {
  const stopped: number[] = [];
  const back = [1, 2, 3, 4, 5, 6].map((video) => takePlace(() => stopped.push(video)));
  expect(MAX_PLAYING).toBe(4);
  expect(stopped).toEqual([1, 2]);
  for (const giveBack of back) giveBack();
});

test("a video that ended by itself makes room", () => {
  const stopped: number[] = [];
  const back = [1, 2, 3, 4].map((video) => takePlace(() => stopped.push(video)));
  back[0]?.();
  takePlace(() => stopped.push(5));
  expect(stopped).toEqual([]);
});
