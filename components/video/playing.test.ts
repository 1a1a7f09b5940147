import { expect, test } from "vitest";
import { MAX_PLAYING, takePlace } from "./playing";

test("no more than four films play at once: the oldest gives way", () => {
  const stopped: number[] = [];
  const back = [1, 2, 3, 4, 5, 6].map((film) => takePlace(() => stopped.push(film)));
  expect(MAX_PLAYING).toBe(4);
  expect(stopped).toEqual([1, 2]);
  for (const giveBack of back) giveBack();
});

test("a film that ended by itself makes room", () => {
  const stopped: number[] = [];
  const back = [1, 2, 3, 4].map((film) => takePlace(() => stopped.push(film)));
  back[0]?.();
  takePlace(() => stopped.push(5));
  expect(stopped).toEqual([]);
});
