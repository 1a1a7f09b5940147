import fc from "fast-check";
import { expect, test } from "vitest";
import { RATIOS } from "@/lib/generations/settings";
import { IMAGE_POLICY } from "@/lib/images/limits";
import { hasRatio, largest, movedBox, narrowest, ratioOf, resized, rounded, widest } from "./geometry";

test("the first crop area is the largest of its ratio, centered", () => {
  expect(largest({ width: 2000, height: 1000 }, 1)).toEqual({ width: 1000, height: 1000, left: 500, top: 0 });
  expect(largest({ width: 900, height: 1600 }, 16 / 9)).toEqual({ width: 900, height: 506.25, left: 0, top: 546.875 });
});

test("a crop area stops at the edge and keeps its size", () => {
  const whole = { width: 1600, height: 900 };
  expect(movedBox(largest(whole, 1), 9_999, -9_999, whole)).toEqual({ width: 900, height: 900, left: 700, top: 0 });
});

test("dragging a corner leaves the opposite corner in place", () => {
  const whole = { width: 2000, height: 2000 };
  const box = { width: 800, height: 800, left: 600, top: 600 };
  expect(resized(box, 1000, whole, { x: 0, y: 0 })).toEqual({ width: 1000, height: 1000, left: 600, top: 600 });
  expect(resized(box, 1000, whole, { x: 1, y: 1 })).toEqual({ width: 1000, height: 1000, left: 400, top: 400 });
});

test("after any change, a crop area stays inside the image, in its ratio, and large enough for the model", () => {
  const side = fc.integer({ min: IMAGE_POLICY.minSide, max: IMAGE_POLICY.keptSide });
  const number = fc.double({ min: -5_000, max: 5_000, noNaN: true });
  const share = fc.constantFrom(0, 0.5, 1);
  const act = fc.oneof(fc.tuple(fc.constant("move"), number, number), fc.tuple(fc.constant("size"), number, share));
  fc.assert(
    fc.property(side, side, fc.constantFrom(...RATIOS), fc.array(act), (width, height, name, acts) => {
      const whole = { width, height };
      const ratio = ratioOf(name);
      fc.pre(narrowest(ratio) <= widest(whole, ratio));
      let box = largest(whole, ratio);
      for (const [kind, a, b] of acts) {
        box = kind === "move" ? movedBox(box, a, b, whole) : resized(box, a, whole, { x: b, y: 1 - b });
      }
      const cut = rounded(box, whole);
      expect(cut.left).toBeGreaterThanOrEqual(0);
      expect(cut.top).toBeGreaterThanOrEqual(0);
      expect(cut.left + cut.width).toBeLessThanOrEqual(width);
      expect(cut.top + cut.height).toBeLessThanOrEqual(height);
      expect(Math.min(cut.width, cut.height)).toBeGreaterThanOrEqual(IMAGE_POLICY.minSide);
      expect(hasRatio(cut, ratio)).toBe(true);
    }),
  );
});

test("an image within a pixel of the ratio needs no crop", () => {
  expect(hasRatio({ width: 1920, height: 1080 }, 16 / 9)).toBe(true);
  expect(hasRatio({ width: 1366, height: 768 }, 16 / 9)).toBe(true);
  expect(hasRatio({ width: 1280, height: 800 }, 16 / 9)).toBe(false);
});
