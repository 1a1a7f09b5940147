import fc from "fast-check";
import { expect, test } from "vitest";
import { frameAt, frameTime, middleOf, nextSpeed, rateFrom, stepped } from "./frames";

test("stepping in both directions reaches every frame of a video once", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(12, 23.976, 24, 25, 29.97, 30, 60),
      fc.constantFrom(5, 5.041667, 10, 15),
      (rate, duration) => {
        const frames = Math.ceil(duration * rate - 0.01);
        let at = 0;
        for (let frame = 1; frame < frames; frame++) {
          at = stepped(at, 1, rate, duration);
          expect(frameAt(at, rate)).toBe(frame);
        }
        expect(frameAt(stepped(at, 1, rate, duration), rate)).toBe(frames - 1);
        for (let frame = frames - 2; frame >= 0; frame--) {
          at = stepped(at, -1, rate, duration);
          expect(frameAt(at, rate)).toBe(frame);
        }
        expect(frameAt(stepped(at, -1, rate, duration), rate)).toBe(0);
      },
    ),
    { numRuns: 30 },
  );
});

test("a browser whose time is slightly too small still shows the intended frame", () => {
  for (let frame = 0; frame < 360; frame++) {
    expect(frameAt(frame / 24 - 0.0001, 24)).toBe(frame);
    expect(frameAt(middleOf(frame, 24), 24)).toBe(frame);
  }
});

test("a time is formatted as minutes, seconds and the frame within the second", () => {
  expect(frameTime(0, 24)).toBe("0:00 · f00");
  expect(frameTime(4 + 11.5 / 24, 24)).toBe("0:04 · f11");
  expect(frameTime(61, 30)).toBe("1:01 · f00");
  expect(frameTime(14.99999, 24)).toBe("0:15 · f00");
  expect(frameTime(Number.NaN, 24)).toBe("0:00 · f00");
});

test("the frame rate is measured from frames, but not from too few or from noise", () => {
  expect(rateFrom([1 / 24, 1 / 24, 1 / 24, 2 / 24, 1 / 24])).toBe(24);
  expect(rateFrom([0.0833, 0.0834, 0.0833, 0.0833])).toBe(12);
  expect(rateFrom([1 / 30, 1 / 30, 1 / 30, 1 / 30])).toBe(30);
  expect(rateFrom([0.0417, 0.0417])).toBeNull();
  expect(rateFrom([0, 0, -1, 3])).toBeNull();
});

test("speeds change one by one and stop at the ends", () => {
  expect(nextSpeed(1, 1)).toBe(1.25);
  expect(nextSpeed(1, -1)).toBe(0.75);
  expect(nextSpeed(2, 1)).toBe(2);
  expect(nextSpeed(0.25, -1)).toBe(0.25);
});
