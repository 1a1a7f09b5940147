import { expect, test } from "vitest";
import { coalesce } from "./coalesce";

test("concurrent calls share a few runs, and each gets its own answer", async () => {
  const runs: number[] = [];
  const double = coalesce(
    async (all: number[]) => {
      runs.push(all.length);
      await new Promise((resolve) => setTimeout(resolve, 5));
      return all.map((n) => n * 2);
    },
    { most: 10, atOnce: 1 },
  );
  const answers = await Promise.all(Array.from({ length: 25 }, (_, n) => double(n)));
  expect(answers).toEqual(Array.from({ length: 25 }, (_, n) => n * 2));
  expect(runs).toEqual([1, 10, 10, 4]);
});

test("as many runs as allowed are under way together, and later calls wait for one of them", async () => {
  let under = 0;
  let most = 0;
  const slow = coalesce(
    async (all: number[]) => {
      most = Math.max(most, ++under);
      await new Promise((resolve) => setTimeout(resolve, 5));
      under -= 1;
      return all;
    },
    { most: 10, atOnce: 2 },
  );
  const asked = Array.from({ length: 25 }, (_, n) => n);
  expect(await Promise.all(asked.map(slow))).toEqual(asked);
  expect(most).toBe(2);
});

test("a failed run rejects only the calls that shared it", async () => {
  const sometimes = coalesce(
    async (all: number[]) => {
      if (all.includes(1)) throw new Error("down");
      return all;
    },
    { most: 1, atOnce: 1 },
  );
  const answers = await Promise.allSettled([0, 1, 2].map(sometimes));
  expect(answers.map((answer) => answer.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await sometimes(3)).toBe(3);
});
