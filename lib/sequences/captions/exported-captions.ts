import type { Caption, Timeline } from "@/lib/sequences/content";
import { cutsOf } from "@/lib/sequences/timeline";

/**
 * The captions at their frames of the exported video, which has no gaps: what follows one is shown earlier, and what is
 * shown in one alone is not at all. Nothing is shown after the end, nor without text.
 */
export function exportedCaptions({ clips, captions }: Pick<Timeline, "clips" | "captions">): Caption[] {
  const cuts = cutsOf(clips);
  const kept = clips.filter(({ videoId }) => videoId !== null);
  const keptCuts = cutsOf(kept);
  const end = keptCuts.at(-1) ?? 0;
  const moved = (frame: number): number => {
    const at = cuts.findLastIndex((cut, index) => index < clips.length && cut <= frame);
    const clip = clips[at];
    if (!clip) return 0;
    const place = clips.slice(0, at).filter(({ videoId }) => videoId !== null).length;
    const passed = clip.videoId === null ? 0 : frame - (cuts[at] ?? 0);
    return Math.min(end, (keptCuts[place] ?? end) + passed);
  };
  return captions.flatMap(({ from, to, text }) => {
    const shown = { from: moved(from), to: moved(to), text };
    return shown.from < shown.to && text.trim() !== "" ? [shown] : [];
  });
}
