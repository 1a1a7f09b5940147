import fc from "fast-check";
import { expect, test } from "vitest";
import type { Clip, Timeline } from "./content";
import { MAX_CLIPS } from "./limits";
import { filledWith, mergeServer } from "./merge-server";
import { emptyTimeline, moveClip, plainClip, removeClip } from "./timeline";

const clip = (key: string, videoId: string | null): Clip => ({
  ...{ ...plainClip, key, videoId, name: key, frames: 120, in: 0, out: 120 },
});
const timeline = (clips: readonly Clip[]): Timeline => ({ ...emptyTimeline, clips });

/** A sequence, what the server made of it, and what its page did meanwhile. */
const meeting = fc
  .record({
    planned: fc.array(fc.boolean(), { maxLength: 8 }),
    filled: fc.array(fc.nat(7)),
    added: fc.nat(3),
    removed: fc.array(fc.nat(7)),
    moved: fc.array(fc.tuple(fc.nat(7), fc.nat(7))),
    own: fc.nat(2),
  })
  .map(({ planned, filled, added, removed, moved, own }) => {
    const base = timeline(planned.map((gap, at) => clip(`k${at}`, gap ? null : `video ${at}`)));
    const other = timeline([
      ...base.clips.map((one, at) =>
        one.videoId === null && filled.includes(at)
          ? filledWith(one, { videoId: `new ${at}`, name: "new", frames: 240, in: 0, out: 240 })
          : one,
      ),
      ...Array.from({ length: added }, (_, at) => clip(`added ${at}`, `extra ${at}`)),
    ]);
    let mine: readonly Clip[] = base.clips;
    for (const at of removed) mine = removeClip(mine, `k${at}`);
    for (const [at, to] of moved) mine = moveClip(mine, `k${at}`, to);
    const made = Array.from({ length: own }, (_, at) => clip(`own ${at}`, null));
    return { base, other, mine: { ...timeline([...made, ...mine]), fades: { in: 3, out: 4 } } };
  });

test("merge: a page without changes gets exactly what the server has", () => {
  fc.assert(
    fc.property(meeting, ({ base, other }) => {
      expect(mergeServer(base, base, other)).toEqual(other);
    }),
  );
});

test("merge: what the page changed stays, in its order, and what it removed does not come back", () => {
  fc.assert(
    fc.property(meeting, ({ base, other, mine }) => {
      const merged = mergeServer(mine, base, other);
      expect({ ...merged, clips: [] }).toEqual({ ...mine, clips: [] });
      const keys = merged.clips.map(({ key }) => key);
      expect(keys.filter((key) => !key.startsWith("added"))).toEqual(mine.clips.map(({ key }) => key));
      expect(keys.slice(mine.clips.length)).toEqual(other.clips.slice(base.clips.length).map(({ key }) => key));
    }),
  );
});

test("merge: every planned scene that the server filled is filled, no video is replaced, and twice is once", () => {
  fc.assert(
    fc.property(meeting, ({ base, other, mine }) => {
      const merged = mergeServer(mine, base, other);
      for (const one of merged.clips) {
        const before = mine.clips.find(({ key }) => key === one.key);
        const theirs = other.clips.find(({ key }) => key === one.key);
        if (before?.videoId) expect(one).toEqual(before);
        else if (theirs?.videoId) expect(one.videoId).toBe(theirs.videoId);
        else expect(one.videoId).toBeNull();
      }
      expect(mergeServer(merged, base, other)).toEqual(merged);
      expect(mergeServer(merged, other, other)).toEqual(merged);
    }),
  );
});

test("merge: a scene keeps its settings, and a full sequence takes no more clips", () => {
  const planned = { ...clip("a", null), crossfade: 12, draftId: "draft", name: "Storm" };
  const other = timeline([{ ...clip("a", "video"), frames: 240, out: 240 }]);
  expect(mergeServer(timeline([planned]), timeline([planned]), other).clips).toEqual([
    { ...planned, videoId: "video", name: "a", frames: 240, out: 240 },
  ]);
  const full = timeline(Array.from({ length: MAX_CLIPS }, (_, at) => clip(`k${at}`, null)));
  expect(mergeServer(full, timeline([]), timeline([clip("more", "video")])).clips).toHaveLength(MAX_CLIPS);
});
