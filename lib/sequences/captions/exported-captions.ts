import type { Caption, Clip, Timeline } from "@/lib/sequences/content";
import { withoutGaps } from "@/lib/sequences/exports/without-gaps";
import { totalFrames } from "@/lib/sequences/timeline";

const hasOne = ({ videoId }: Clip): boolean => videoId !== null;

/**
 * The captions at their frames of the exported video, which leaves clips without a video out. Nothing is shown after the
 * end, nor without text.
 */
export function exportedCaptions(timeline: Timeline, hasVideo: (clip: Clip) => boolean = hasOne): Caption[] {
  const { clips, captions } = withoutGaps(timeline, hasVideo);
  const end = totalFrames(clips);
  return captions.flatMap(({ from, to, text }) =>
    from < end && text.trim() !== "" ? [{ from, to: Math.min(to, end), text }] : [],
  );
}
