import { expect, test } from "vitest";
import { MAX_PLAYING, takePlace } from "./playing";

test("at most four videos play at once: the oldest stops", () => {
  const stopped: number[] = [];
  const back = [1, 2, 3, 4, 5, 6].map((video) => takePlace(() => stopped.push(video)));
  expect(MAX_PLAYING).toBe(4);
  expect(stopped).toEqual([1, 2]);
  for (const giveBack of back) giveBack();
});

test("a video that reached its end frees a place", () => {
  const stopped: number[] = [];
  const back = [1, 2, 3, 4].map((video) => takePlace(() => stopped.push(video)));
  back[0]?.();
  takePlace(() => stopped.push(5));
  expect(stopped).toEqual([]);
});
