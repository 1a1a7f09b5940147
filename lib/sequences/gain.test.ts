import fc from "fast-check";
import { expect, test } from "vitest";
import type { AudioTrack, Clip } from "./content";
import { blackShare, clipGain, crossGain, gainAt, trackGain } from "./gain";
import { emptyTimeline, plainClip, totalFrames } from "./timeline";

const clip = (given: Partial<Clip> = {}): Clip => ({
  ...{ ...plainClip, key: "a", videoId: "v", name: "a", frames: 100, in: 10, out: 60 },
  ...given,
});
const sounds = fc
  .record({
    first: fc.nat(50),
    length: fc.integer({ min: 1, max: 300 }),
    volume: fc.nat(100),
    fadeIn: fc.nat(400),
    fadeOut: fc.nat(400),
    crossfade: fc.nat(100),
  })
  .map(({ first, length, ...rest }) => clip({ ...rest, frames: 400, in: first, out: first + length }));

test("gain: a clip's sound rises from silence, stays at its volume and falls to silence", () => {
  const faded = clip({ volume: 80, fadeIn: 10, fadeOut: 20 });
  expect([0, 5, 10, 30, 40, 50].map((frame) => clipGain(faded, frame))).toEqual([0, 0.4, 0.8, 0.8, 0.4, 0]);
  expect(clipGain(clip({ muted: true }), 10)).toBe(0);
  expect([-1, 0, 49.9, 50].map((frame) => clipGain(clip(), frame))).toEqual([0, 1, 1, 0]);
});

test("gain: it is never outside 0 to the volume, and within a frame it changes by no more than the fades allow", () => {
  fc.assert(
    fc.property(sounds, fc.double({ min: -10, max: 310, noNaN: true }), (one, frame) => {
      const gain = clipGain(one, frame);
      expect(gain).toBeGreaterThanOrEqual(0);
      expect(gain).toBeLessThanOrEqual(one.volume / 100);
      const length = one.out - one.in;
      if (frame < 0 || frame + 0.1 >= length) return;
      const slope = [one.fadeIn, one.fadeOut].reduce((sum, fade) => sum + (fade ? 1 / Math.min(fade, length) : 0), 0);
      expect(Math.abs(clipGain(one, frame + 0.1) - gain)).toBeLessThanOrEqual(0.1 * slope + 1e-9);
    }),
  );
});

test("gain: two clips in a cross-fade have one power together", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
      const { top, below } = crossGain(share);
      expect(top ** 2 + below ** 2).toBeCloseTo(1, 9);
    }),
  );
  const [first, second] = [clip({ crossfade: 9 }), clip({ key: "b", volume: 50 })];
  const at = (frame: number) => gainAt({ clips: [first, second], audio: null }, frame);
  expect(at(40)).toEqual({ top: 1, below: 0, track: 0 });
  const middle = at(45);
  expect(middle.top * 2).toBeCloseTo(Math.SQRT1_2, 9);
  expect(middle.below).toBeCloseTo(Math.SQRT1_2, 9);
  expect(at(50)).toEqual({ top: 0.5, below: 0, track: 0 });
  expect(at(1_000)).toEqual({ top: 0, below: 0, track: 0 });
});

test("gain: the audio track is heard where it lies, as loud as it is set", () => {
  const audio: AudioTrack = {
    ...{ audioId: "x", name: "song", frames: 500, at: 20, in: 100, out: 130 },
    ...{ volume: 50, muted: false, fadeIn: 10, fadeOut: 0 },
  };
  expect([19, 20, 25, 30, 49, 50].map((frame) => trackGain(audio, frame))).toEqual([0, 0, 0.25, 0.5, 0.5, 0]);
  expect(trackGain({ ...audio, muted: true }, 30)).toBe(0);
  expect(trackGain(null, 30)).toBe(0);
  // It ends with the clips.
  expect(gainAt({ clips: [clip()], audio }, 30).track).toBe(0.5);
  expect(gainAt({ clips: [clip({ out: 20 })], audio }, 30).track).toBe(0);
});

test("gain: a sequence that is faded begins and ends black, whatever its length", () => {
  fc.assert(
    fc.property(fc.array(sounds, { minLength: 1, maxLength: 4 }), fc.nat(200), fc.nat(200), (some, begin, end) => {
      const clips = some.map((one, at) => ({ ...one, key: `k${at}` }));
      const total = totalFrames(clips);
      const black = (frame: number) => blackShare({ clips, fades: { in: begin, out: end } }, frame);
      for (let frame = 0; frame < total; frame += 1) {
        expect(black(frame)).toBeGreaterThanOrEqual(0);
        expect(black(frame)).toBeLessThanOrEqual(1);
      }
      if (begin > 0) expect(black(0)).toBe(1);
      if (end > 0) expect(black(total - 1)).toBe(1);
      if (begin + end === 0) expect(black(0)).toBe(0);
    }),
  );
  const fifty = { ...emptyTimeline, clips: [clip()], fades: { in: 10, out: 0 } };
  expect([0, 5, 10].map((frame) => blackShare(fifty, frame))).toEqual([1, 0.5, 0]);
});
