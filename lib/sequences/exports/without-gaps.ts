import type { Clip, Timeline } from "@/lib/sequences/content";
import { cutsOf } from "@/lib/sequences/timeline";

/**
 * The timeline as it is exported: clips that have no video are left out, and what lies on the timeline keeps its place
 * over the clips that stay. A clip before a gap ends with a cut.
 */
export function withoutGaps<Given extends Timeline>(timeline: Given, hasVideo: (clip: Clip) => boolean): Given {
  const { clips, audio, captions } = timeline;
  const cuts = cutsOf(clips);
  const gaps = clips.flatMap((clip, at) => (hasVideo(clip) ? [] : [{ from: cuts[at] ?? 0, to: cuts[at + 1] ?? 0 }]));
  const moved = (frame: number): number =>
    gaps.reduce((place, { from, to }) => place - Math.max(0, Math.min(frame, to) - from), frame);
  const isKept = (clip: Clip | undefined): boolean => clip !== undefined && hasVideo(clip);
  return {
    ...timeline,
    clips: clips.flatMap((clip, at) =>
      hasVideo(clip) ? [isKept(clips[at + 1]) ? clip : { ...clip, crossfade: 0 }] : [],
    ),
    audio: audio && { ...audio, at: moved(audio.at) },
    captions: captions.flatMap((caption) => {
      const [from, to] = [moved(caption.from), moved(caption.to)];
      return from < to ? [{ ...caption, from, to }] : [];
    }),
  };
}
