import fc from "fast-check";
import { expect, test } from "vitest";
import type { Clip, Timeline } from "./content";
import { addStep, beginHistory, correctAll, redoTimeline, undoTimeline } from "./history";
import {
  clipAt,
  clipLength,
  cutsOf,
  duplicateClip,
  emptyTimeline,
  insertClips,
  isContinued,
  joinBefore,
  layersAt,
  measureVideo,
  moveClip,
  overlaps,
  plainClip,
  removeClip,
  replaceVideo,
  setClip,
  smpte,
  splitAt,
  startOf,
  totalFrames,
  trimClip,
} from "./timeline";

const given = fc.record({
  videoId: fc.option(fc.constantFrom("a", "b", "c"), { nil: null }),
  frames: fc.integer({ min: 1, max: 400 }),
  from: fc.nat(1_000),
  to: fc.nat(1_000),
});

const clipsOf = fc.array(given, { maxLength: 8 }).map((all) =>
  all.map(({ videoId, frames, from, to }, at): Clip => {
    const first = from % frames;
    return {
      ...plainClip,
      ...{ key: `k${at}`, videoId, name: `video ${at}`, frames },
      ...{ in: first, out: first + 1 + (to % (frames - first)) },
    };
  }),
);

type Change = (clips: readonly Clip[], n: number, m: number) => Clip[];
const keyAt = (clips: readonly Clip[], n: number): string => clips[n % Math.max(1, clips.length)]?.key ?? "none";
let made = 0;
const free = (): string => `n${made++}`;
const CHANGES: Change[] = [
  (clips, n, m) => moveClip(clips, keyAt(clips, n), m - 5),
  (clips, n, m) => trimClip(clips, keyAt(clips, n), { in: m - 50 }),
  (clips, n, m) => trimClip(clips, keyAt(clips, n), { out: m - 50 }),
  (clips, n) => splitAt(clips, n, free()),
  (clips, n) => joinBefore(clips, keyAt(clips, n)),
  (clips, n) => duplicateClip(clips, keyAt(clips, n), free()),
  (clips, n) => removeClip(clips, keyAt(clips, n)),
  (clips, n, m) => replaceVideo(clips, keyAt(clips, n), { videoId: "d", name: "another", frames: 1 + m }),
  (clips, n, m) => measureVideo(clips, n % 2 ? "a" : "b", 1 + m),
  (clips, n, m) => setClip(clips, keyAt(clips, n), { volume: m % 101, fadeIn: m, crossfade: n }),
  (clips, n) => insertClips(clips, n % (clips.length + 1), [{ ...GAP, key: free() }]),
];
const GAP: Clip = { ...plainClip, key: "gap", videoId: null, name: "scene", frames: 120, in: 0, out: 120 };

const ofClips = (clips: readonly Clip[]): Timeline => ({ ...emptyTimeline, clips });

const changes = fc.array(fc.tuple(fc.nat(CHANGES.length - 1), fc.nat(900), fc.nat(900)), { maxLength: 30 });
const apply = (clips: readonly Clip[], [which, n, m]: [number, number, number]): readonly Clip[] =>
  CHANGES[which]?.(clips, n, m) ?? clips;

test("timeline: whatever is changed, no clip is empty or longer than its video, and no two have one key", () => {
  fc.assert(
    fc.property(clipsOf, changes, (begun, all) => {
      const clips = all.reduce<readonly Clip[]>(apply, begun);
      for (const clip of clips) {
        expect(clip.in).toBeGreaterThanOrEqual(0);
        expect(clipLength(clip)).toBeGreaterThanOrEqual(1);
        expect(clip.out).toBeLessThanOrEqual(clip.frames);
        expect(clip.volume >= 0 && clip.volume <= 100).toBe(true);
      }
      expect(new Set(clips.map(({ key }) => key)).size).toBe(clips.length);
    }),
  );
});

test("timeline: durations add up, and each frame is in exactly one clip", () => {
  fc.assert(
    fc.property(clipsOf, (clips) => {
      const total = totalFrames(clips);
      expect(cutsOf(clips).at(-1)).toBe(total);
      expect(clipAt(clips, total)).toBeNull();
      for (const clip of clips) {
        const start = startOf(clips, clip.key);
        expect(clipAt(clips, start)).toEqual({ clip, start, frame: clip.in });
        expect(clipAt(clips, start + clipLength(clip) - 1)).toEqual({ clip, start, frame: clip.out - 1 });
      }
    }),
  );
});

test("timeline: joined clips fit into their video, though only one of them knows how long it is", () => {
  const first: Clip = { ...plainClip, key: "a", videoId: "v", name: "v", frames: 28, in: 0, out: 20 };
  const joined = joinBefore([first, { ...first, key: "b", frames: 40, in: 20, out: 40 }], "b");
  expect(joined).toEqual([{ ...first, frames: 40, out: 40 }]);
});

test("timeline: a clip that is split and joined is what it was", () => {
  fc.assert(
    fc.property(clipsOf, fc.nat(900), (clips, frame) => {
      const divided = splitAt(clips, frame, "new");
      expect(totalFrames(divided)).toBe(totalFrames(clips));
      const wasVideo = clipAt(clips, frame)?.clip.videoId != null;
      const isDivided = divided.length > clips.length;
      expect(isContinued(divided, "new")).toBe(isDivided && wasVideo);
      if (wasVideo || !isDivided) expect(joinBefore(divided, "new")).toEqual(clips);
    }),
  );
});

test("history: undo returns to every state before, and redo to the last", () => {
  fc.assert(
    fc.property(clipsOf, changes, (begun, all) => {
      let history = beginHistory(ofClips(begun));
      for (const one of all) history = addStep(history, ofClips(apply(history.present.clips, one)));
      const last = history.present;
      const steps = history.past.length;
      for (let at = 0; at < steps; at += 1) history = undoTimeline(history);
      expect(history.present).toEqual(ofClips(begun));
      for (let at = 0; at < steps; at += 1) history = redoTimeline(history);
      expect(history.present).toEqual(last);
      expect(redoTimeline(history)).toBe(history);
    }),
  );
});

test("history: a handle that passes many places is one step, and a new step ends what could be redone", () => {
  const clips = [{ ...GAP, videoId: "a" }];
  let history = beginHistory(ofClips(clips));
  for (const out of [100, 90, 80])
    history = addStep(history, ofClips(trimClip(history.present.clips, "gap", { out })), "gap:out");
  expect(history.past).toHaveLength(1);
  history = undoTimeline(history);
  expect(history.present).toEqual(ofClips(clips));
  expect(addStep(history, ofClips(trimClip(clips, "gap", { in: 5 }))).future).toEqual([]);
});

test("history: the corrected length of a video is in every state, so that undo does not bring back the wrong one", () => {
  const clips = [{ ...GAP, videoId: "a" }];
  let history = addStep(beginHistory(ofClips(clips)), ofClips(trimClip(clips, "gap", { in: 10 })));
  history = correctAll(history, (all) => ofClips(measureVideo(all.clips, "a", 121)));
  expect(history.present.clips).toEqual([{ ...GAP, videoId: "a", frames: 121, in: 10, out: 121 }]);
  expect(undoTimeline(history).present.clips).toEqual([{ ...GAP, videoId: "a", frames: 121, in: 0, out: 121 }]);
});

test("timeline: cross-faded clips overlap, each frame is in one clip or in two, and the later one comes evenly", () => {
  fc.assert(
    fc.property(clipsOf, fc.array(fc.nat(60), { minLength: 8, maxLength: 8 }), (plain, fades) => {
      const clips = plain.map((clip, at) => ({ ...clip, crossfade: fades[at] ?? 0 }));
      const shared = overlaps(clips);
      const cuts = cutsOf(clips);
      const total = totalFrames(clips);
      expect(total).toBe(
        clips.reduce((sum, clip) => sum + clipLength(clip), 0) - shared.reduce((sum, n) => sum + n, 0),
      );
      expect(shared.at(-1) ?? 0).toBe(0);
      for (const [at, clip] of clips.entries()) {
        const [begin, before, after] = [cuts[at] ?? 0, shared[at - 1] ?? 0, shared[at] ?? 0];
        expect(before + after).toBeLessThanOrEqual(clipLength(clip));
        for (let n = 0; n < Math.min(before, 3); n += 1) {
          const layers = layersAt(clips, begin + n);
          expect(layers?.top).toEqual({ clip, start: begin, frame: clip.in + n });
          const ends = clips[at - 1];
          expect(layers?.below?.frame).toBe((ends?.out ?? 0) - before + n);
          expect(layers?.share).toBeCloseTo((n + 1) / (before + 1));
        }
        if (before < clipLength(clip) - after)
          expect(layersAt(clips, begin + before)).toMatchObject({ top: { clip }, below: null, share: 1 });
      }
      expect(layersAt(clips, total)).toBeNull();
    }),
  );
});

test("timecode: hours, minutes, seconds and frames", () => {
  expect(smpte(0, 24)).toBe("00:00:00:00");
  expect(smpte(24 * 3_661 + 23, 24)).toBe("01:01:01:23");
});
