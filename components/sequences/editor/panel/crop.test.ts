import fc from "fast-check";
import { expect, test } from "vitest";
import { focusAt, remainder } from "./crop";

const middle = { x: 50, y: 50 };

test("crop: what remains of a video has the other ratio, lies inside, and goes to the focus", () => {
  // 16:9 in 9:16.
  expect(remainder(16 / 9, 9 / 16, { x: 100, y: 0 })).toEqual({
    ...{ x: 1 - 81 / 256, y: 0, height: 1, width: expect.closeTo(81 / 256) },
  });
  const ratio = fc.double({ min: 0.2, max: 5, noNaN: true });
  fc.assert(
    fc.property(
      ratio,
      ratio,
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 100 }),
      (video, box, x, y) => {
        const part = remainder(video, box, { x, y });
        expect((part.width / part.height) * video).toBeCloseTo(box);
        expect(Math.max(part.width, part.height)).toBe(1);
        expect(Math.min(part.x, part.y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(part.x + part.width, part.y + part.height)).toBeLessThanOrEqual(1.000001);
      },
    ),
  );
});

test("crop: a dragged rectangle has its middle under the pointer, as far as the video goes", () => {
  const part = remainder(2, 1, middle);
  expect(focusAt({ x: 0.5, y: 0.9 }, part, { x: 10, y: 30 })).toEqual({ x: 50, y: 30 });
  expect(focusAt({ x: 0.375, y: 0 }, part, middle)).toEqual({ x: 25, y: 50 });
  expect(focusAt({ x: 0.1, y: 0 }, part, middle)).toEqual({ x: 0, y: 50 });
  expect(focusAt({ x: 2, y: 0 }, part, middle)).toEqual({ x: 100, y: 50 });
  expect(focusAt({ x: 0, y: 1 }, remainder(1, 2, middle), middle)).toEqual({ x: 50, y: 100 });
});
