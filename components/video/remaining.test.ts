import { expect, test } from "vitest";
import { remaining } from "./remaining";

const range = { likely: 80, late: 170 };

test("a new generation shows its range in minutes", () => {
  expect(remaining(range, 0)).toEqual({ kind: "minutes", low: 1, high: 3 });
});

test("the last minute and a half is shown in steps of five seconds", () => {
  expect(remaining(range, 100)).toEqual({ kind: "seconds", low: 0, high: 70 });
  expect(remaining({ likely: 20, late: 33 }, 2)).toEqual({ kind: "seconds", low: 15, high: 35 });
});

test("a generation slower than nine of ten others is late, and time is never negative", () => {
  expect(remaining(range, 170)).toEqual({ kind: "late" });
  expect(remaining(range, 9_999)).toEqual({ kind: "late" });
  expect(remaining(range, 169)).toEqual({ kind: "seconds", low: 0, high: 5 });
});

test("a range is never reversed", () => {
  for (let elapsed = 0; elapsed < 170; elapsed++) {
    const left = remaining(range, elapsed);
    if (left.kind === "late") throw new Error("late too early");
    expect(left.low).toBeLessThanOrEqual(left.high);
  }
  expect(remaining({ likely: 60, late: 60 }, 0)).toEqual({ kind: "seconds", low: 60, high: 60 });
});
