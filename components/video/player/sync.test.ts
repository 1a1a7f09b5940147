import fc from "fast-check";
import { expect, test } from "vitest";
import { correction } from "./sync";

/** Two simulated videos: the correction runs 60 times a second. */
function drift(start: number, pace: number, speed: number, seconds: number): number {
  let [own, leader, rate] = [start, 0, speed];
  for (let tick = 0; tick < seconds * 60; tick++) {
    leader += speed / 60;
    own += (rate * pace) / 60;
    const change = correction(own, leader, speed);
    if ("to" in change) own = change.to;
    else rate = change.rate;
  }
  return Math.abs(own - leader);
}

test("videos that start apart or play unevenly are within two frames of each other after a second", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.97, max: 1.03, noNaN: true }),
      fc.constantFrom(0.25, 0.5, 1, 2),
      (start, pace, speed) => {
        expect(drift(start, pace, speed, 1.5)).toBeLessThan(2 / 24);
      },
    ),
  );
});

test("videos in sync aren't corrected, and a small offset never causes a jump", () => {
  expect(correction(1, 1.01, 1)).toEqual({ rate: 1 });
  const late = correction(1, 1.06, 1);
  expect("rate" in late && late.rate).toBeGreaterThan(1);
  expect("rate" in late && late.rate).toBeLessThan(1.2);
  expect(correction(1, 2, 1)).toEqual({ to: 2 });
});
