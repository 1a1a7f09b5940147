import { expect, test } from "vitest";
import type { Clip, Timeline } from "@/lib/sequences/content";
import { emptyTimeline, plainClip, totalFrames } from "@/lib/sequences/timeline";
import { withoutGaps } from "./without-gaps";

const clip = (key: string, given: Partial<Clip> = {}): Clip => ({
  ...{ ...plainClip, key, videoId: key, name: key, frames: 100, in: 0, out: 100, ...given },
});
const hasVideo = ({ videoId }: Clip) => videoId !== null;

test("without gaps: what lies on the timeline keeps its place over the clips that stay", () => {
  const timeline: Timeline = {
    ...emptyTimeline,
    clips: [clip("a", { crossfade: 24 }), clip("b", { videoId: null }), clip("c", { crossfade: 24 }), clip("d")],
    audio: {
      ...{ audioId: "m", name: "music", frames: 500, at: 210, in: 0, out: 500 },
      ...{ volume: 100, muted: false, fadeIn: 0, fadeOut: 0 },
    },
    captions: [
      { from: 90, to: 110, text: "into the gap" },
      { from: 120, to: 150, text: "in the gap" },
      { from: 190, to: 220, text: "out of it" },
    ],
  };
  const { clips, audio, captions } = withoutGaps(timeline, hasVideo);
  // The first one ended with a cut, and still does.
  expect(clips.map(({ key, crossfade }) => [key, crossfade])).toEqual([
    ["a", 0],
    ["c", 24],
    ["d", 0],
  ]);
  expect(totalFrames(clips)).toBe(totalFrames(timeline.clips) - 100);
  expect(audio?.at).toBe(110);
  expect(captions).toEqual([
    { from: 90, to: 100, text: "into the gap" },
    { from: 100, to: 120, text: "out of it" },
  ]);
});
