import fc from "fast-check";
import { expect, test } from "vitest";
import type { Clip } from "@/lib/sequences/content";
import { emptyTimeline, moveClip, plainClip, trimClip } from "@/lib/sequences/timeline";
import { spriteTimes, stripFrames } from "./filmstrip-frames";
import { mayMove, placeOfFrame, stripPlaces } from "./places";
import { snapBy, snapPlaces, snapTo } from "./snap";
import { clampZoom, fitZoom, markStep, marksIn, markTime, pinchZoom, wheelZoom } from "./zoom";

const RATE = 24;
const clip = (key: string, frames: number, crossfade = 0): Clip => ({
  ...plainClip,
  ...{ key, videoId: key, name: key, frames, in: 0, out: frames, crossfade },
});

test("snap: a frame goes to the nearest cut, caption, end of the audio track or playhead within reach", () => {
  const clips = [clip("a", 50), clip("b", 70)];
  const audio = {
    ...{ audioId: "x", name: "", frames: 40, at: 10, in: 5, out: 25 },
    ...{ volume: 100, muted: false, fadeIn: 0, fadeOut: 0 },
  };
  const places = snapPlaces({ ...emptyTimeline, clips, audio, captions: [{ from: 80, to: 90, text: "" }] }, 100);
  expect(places.toSorted((a, b) => a - b)).toEqual([0, 10, 30, 50, 80, 90, 100, 120]);
  const scale = { zoom: 48, rate: RATE };
  // Eight pixels are four frames here.
  expect(snapTo(53.4, places, scale)).toBe(50);
  expect(snapTo(85.5, places, scale)).toBe(null);
  expect(snapTo(87.5, places, scale)).toBe(90);
  expect(snapTo(98, places, scale)).toBe(100);
});

test("snap: a place of the sequence comes before a whole second, which counts only where seconds are far apart", () => {
  expect(snapTo(26, [], { zoom: 48, rate: RATE })).toBe(24);
  expect(snapTo(26, [29], { zoom: 48, rate: RATE })).toBe(29);
  expect(snapTo(26, [], { zoom: 20, rate: RATE })).toBe(null);
});

test("snap: of two edges that move together the one that is nearer to a place decides for both", () => {
  const scale = { zoom: 48, rate: RATE };
  expect(snapBy([10, 40], 27.4, [35, 70], scale)).toEqual({ by: 25, guide: 35 });
  expect(snapBy([10, 40], 28.4, [35, 70], scale)).toEqual({ by: 30, guide: 70 });
  expect(snapBy([10, 40], 28.4, null, scale)).toEqual({ by: 28, guide: null });
});

test("zoom: what was between two fingers stays between them, however they move", () => {
  const finger = fc.integer({ min: 0, max: 1_000 });
  const zoom = fc.integer({ min: 1, max: 480 });
  fc.assert(
    fc.property(finger, finger, finger, finger, zoom, fc.nat(5_000), (a, b, c, d, before, left) => {
      const pinch = (one: number, other: number) => ({ span: Math.abs(one - other), x: (one + other) / 2 });
      const first = { ...pinch(a, b), zoom: before, left };
      const { zoom: after, anchor } = pinchZoom(first, pinch(c, d), RATE);
      const scrolled = (anchor.frame / RATE) * after - anchor.x;
      expect((scrolled + (c + d) / 2) / after).toBeCloseTo((left + (a + b) / 2) / before, 5);
      if (first.span > 24 && pinch(c, d).span > 24)
        expect(after / before).toBeCloseTo(pinch(c, d).span / first.span, 5);
      expect(Number.isFinite(after) && after > 0).toBe(true);
    }),
  );
});

test("zoom: a trackpad's small turns follow the fingers, and a wheel's notch is one small step in any browser", () => {
  expect(wheelZoom({ deltaY: -10, deltaMode: 0 })).toBeCloseTo(1.105, 3);
  const notches = [wheelZoom({ deltaY: -100, deltaMode: 0 }), wheelZoom({ deltaY: -3, deltaMode: 1 })];
  for (const notch of notches) expect(notch).toBeCloseTo(1.22, 1);
  expect(wheelZoom({ deltaY: 100, deltaMode: 0 }) * (notches[0] ?? 0)).toBeCloseTo(1);
});

test("zoom: everything is seen at once, whatever its length, and no strip is wider than browsers can place", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1_800_000, noNaN: true }),
      fc.integer({ min: 300, max: 2_560 }),
      (seconds, width) => {
        const zoom = fitZoom(seconds, width);
        expect(zoom * seconds).toBeLessThan(width);
        expect(clampZoom(9_999, seconds) * seconds).toBeLessThan(8_000_001);
      },
    ),
  );
});

test("ruler: marks never touch each other and are whole seconds or an equal part of one", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.0001, max: 480, noNaN: true }), fc.constantFrom(12, 24, 25, 30), (zoom, rate) => {
      const step = markStep(zoom, rate);
      expect((step / rate) * zoom).toBeGreaterThanOrEqual(76);
      expect(step % rate === 0 || rate % step === 0).toBe(true);
    }),
  );
  expect(marksIn([-30, 100], 24)).toEqual([0, 24, 48, 72, 96]);
  expect(marksIn([60, 100], 24)).toEqual([72, 96]);
  expect(markTime(24 * 65, 24, RATE)).toBe("1:05");
  expect(markTime(24 * 3_605, 24, RATE)).toBe("1:00:05");
  expect(markTime(24 * 5 + 12, 12, RATE)).toBe("0:05:12");
});

test("filmstrip: a sprite has its frames in order and inside the video, and never more than thirty", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 3_600, noNaN: true }), (seconds) => {
      const times = spriteTimes(seconds);
      expect(times.length).toBeLessThanOrEqual(30);
      expect(times[0]).toBeGreaterThan(0);
      expect(times.at(-1)).toBeLessThan(seconds);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }),
  );
  expect(spriteTimes(5)).toHaveLength(10);
});

test("filmstrip: a trimmed clip shows the frames of its own part, and a zoomed one shows more of them", () => {
  const whole = { from: 0, whole: 10, count: 20, tile: 100 };
  // 10 seconds over 400 pixels.
  expect(stripFrames({ ...whole, width: 400, zoom: 40 }).map(({ frame }) => frame)).toEqual([2, 7, 12, 17]);
  // The second half.
  expect(stripFrames({ ...whole, from: 5, width: 200, zoom: 40 }).map(({ frame }) => frame)).toEqual([12, 17]);
  expect(stripFrames({ ...whole, width: 800, zoom: 80 })).toHaveLength(8);
  // Narrower than a frame: the middle of what is seen.
  expect(stripFrames({ ...whole, width: 10, zoom: 1 })).toEqual([{ left: 0, frame: 10 }]);
  fc.assert(
    fc.property(
      fc.nat(20),
      fc.integer({ min: 1, max: 9_000 }),
      fc.integer({ min: 1, max: 480 }),
      (from, width, zoom) => {
        const frames = stripFrames({ ...whole, from, width, zoom });
        expect(frames.every(({ frame }) => frame >= 0 && frame < 20)).toBe(true);
        expect(frames.length).toBe(Math.max(1, Math.ceil(width / 100)));
      },
    ),
  );
});

test("strip: while an end is dragged it follows the pointer, and every other clip stays where it was", () => {
  const clips = [clip("a", 48), clip("b", 72), clip("c", 24)];
  const [, second = clip("", 1)] = clips;
  const cuts = [0, 48, 120, 144];
  const trimmed = trimClip(clips, "b", { in: 20 });
  expect(stripPlaces(trimmed, { end: "in", clip: second, cuts }).starts).toEqual([0, 68, 120]);
  expect(stripPlaces(trimClip(clips, "b", { out: 30 }), { end: "out", clip: second, cuts }).starts).toEqual([
    0, 48, 120,
  ]);
  // Released, the gap closes.
  expect(stripPlaces(trimmed, null)).toMatchObject({ starts: [0, 48, 100], end: 124 });
});

test("strip: clips that are faded into each other are drawn over each other", () => {
  expect(stripPlaces([clip("a", 48, 12), clip("b", 48)], null)).toEqual({ starts: [0, 36], shared: [12, 0], end: 84 });
});

test("strip: a carried clip comes to rest under a pointer that rests, and goes where it points", () => {
  const given = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(given, fc.nat(7), fc.nat(4_000), (lengths, which, pointer) => {
      let clips = lengths.map((frames, at) => clip(String(at), frames));
      const key = String(which % clips.length);
      const seen = new Set<string>();
      for (;;) {
        const to = placeOfFrame(clips, pointer);
        if (!mayMove(clips, key, to, pointer)) break;
        clips = moveClip(clips, key, to);
        const order = clips.map((one) => one.key).join();
        expect(seen.has(order)).toBe(false);
        seen.add(order);
      }
    }),
  );
  const [long, short] = [clip("long", 200), clip("short", 10)];
  // Over the long one's first half it stays behind it, near its beginning it goes before it.
  expect(mayMove([long, short], "short", 0, 150)).toBe(false);
  expect(mayMove([long, short], "short", 0, 9)).toBe(true);
});
