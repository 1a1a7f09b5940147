import fc from "fast-check";
import { expect, test } from "vitest";
import type { Clip } from "@/lib/sequences/content";
import { plainClip, setClip, splitAt, totalFrames } from "@/lib/sequences/timeline";
import { cuesAt, cuesBehind, isSameCut, nextTurn, playedRange, rangeWith } from "./cues";

const clip = (key: string, part: Partial<Clip> = {}): Clip => ({
  ...{ ...plainClip, key, videoId: key, name: key, frames: 100, in: 10, out: 30 },
  ...part,
});
const clipsOf = fc
  .array(fc.record({ length: fc.integer({ min: 1, max: 60 }), crossfade: fc.nat(40) }), { minLength: 1, maxLength: 8 })
  .map((all) => all.map(({ length, crossfade }, at) => clip(`k${at}`, { in: 0, out: length, crossfade })));

test("cues: played from turn to turn, every frame comes once and in order, and a range again and again", () => {
  fc.assert(
    fc.property(clipsOf, fc.nat(400), fc.nat(400), (clips, a, b) => {
      const total = totalFrames(clips);
      const played: number[] = [];
      for (let frame = 0, turns = 0; turns < 20; turns += 1) {
        const { at, to } = nextTurn(clips, frame, null);
        expect(at).toBeGreaterThan(frame);
        for (let one = frame; one < at; one += 1) played.push(one);
        if (to === null) break;
        frame = to;
      }
      expect(played).toEqual(Array.from({ length: total }, (_, at) => at));

      const loop = playedRange(total, { from: Math.min(a, b), to: Math.max(a, b) });
      for (let frame = loop.from, turns = 0; turns < 30; turns += 1) {
        const { at, to } = nextTurn(clips, frame, loop);
        expect(at).toBeLessThanOrEqual(loop.to);
        expect(to).toBe(at === loop.to ? loop.from : at);
        frame = to ?? loop.from;
      }
    }),
  );
});

test("cues: what goes on over a turn is not opened again", () => {
  const clips = [clip("a", { crossfade: 4 }), clip("b")];
  expect(cuesBehind(clips, { at: 16, to: 16 }, cuesAt(clips, 15)).fresh.map((cue) => cue.clip.key)).toEqual(["b"]);
  // Into the cross-fade from its end, the one below has to go back.
  const back = cuesBehind(clips, { at: 30, to: 16 }, cuesAt(clips, 29)).fresh;
  expect(back.map((cue) => cue.clip.key)).toEqual(["b", "a"]);
  const divided = splitAt([clip("a")], 8, "second");
  expect(cuesBehind(divided, { at: 8, to: 8 }, cuesAt(divided, 7)).fresh).toEqual([]);
  expect(cuesBehind(divided, { at: 20, to: null }, cuesAt(divided, 19)).all).toEqual([]);
});

test("cues: a range keeps the frame that it is set to, and one that has gone is all of the sequence", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.array(fc.tuple(fc.constantFrom("from", "to"), fc.nat(499)), { minLength: 1 }),
      (total, changes) => {
        let range = null as ReturnType<typeof rangeWith> | null;
        for (const [end, at] of changes) {
          const frame = at % total;
          range = rangeWith(range, end, frame, total);
          expect(range.from).toBeLessThan(range.to);
          expect(end === "from" ? range.from : range.to - 1).toBe(frame);
          expect(playedRange(total, range)).toEqual(range);
        }
      },
    ),
  );
  expect(playedRange(20, { from: 30, to: 40 })).toEqual({ from: 0, to: 20 });
  expect(playedRange(35, { from: 30, to: 40 })).toEqual({ from: 30, to: 35 });
});

test("cues: settings of the sound leave the frames where they are, lengths and cross-fades don't", () => {
  const clips = [clip("a"), clip("b")];
  expect(isSameCut(clips, setClip(clips, "a", { volume: 20, fadeIn: 12, focus: { x: 0, y: 0 } }))).toBe(true);
  expect(isSameCut(clips, setClip(clips, "a", { crossfade: 12 }))).toBe(false);
  expect(isSameCut(clips, clips.slice(1))).toBe(false);
});
