import { spokenLines } from "@/lib/generations/heard/spoken-lines";
import { shotsIn } from "@/lib/generations/shots";
import type { Caption, Clip } from "@/lib/sequences/content";
import { cutsOf } from "@/lib/sequences/timeline";
import { tidyText } from "./caption-text";
import { shorten } from "./read-cues";

/** Seconds for which a line is shown at most: nobody speaks one of these models' lines for longer. */
const LONGEST = 7;

/**
 * Captions of the lines that the clips' prompts have people speak. Where in a video a line is heard is not known: the
 * lines of a shot share its time, and those without one share the video's, each by its length. What a clip does not show
 * is left out.
 */
export function spokenCaptions(
  clips: readonly Clip[],
  promptOf: (videoId: string) => string | undefined,
  rate: number,
): Caption[] {
  const cuts = cutsOf(clips);
  const captions = clips.flatMap((clip, index) => {
    const prompt = clip.videoId ? promptOf(clip.videoId) : undefined;
    const offset = (cuts[index] ?? 0) - clip.in;
    return linesOf(prompt ?? "", clip.frames, rate).flatMap(({ from, to, text }) => {
      const [first, end] = [Math.max(from, clip.in), Math.min(to, clip.out)];
      return first < end ? [{ from: first + offset, to: end + offset, text }] : [];
    });
  });
  return captions.toSorted((a, b) => a.from - b.from);
}

/** The lines of a whole video, in its frames. */
function linesOf(prompt: string, frames: number, rate: number): Caption[] {
  const shots = shotsIn(prompt).filter(({ timed }) => timed);
  const lines = spokenLines(prompt).map(({ words, at }) => ({
    text: shorten(tidyText(words)),
    shot: shots.find(({ body }) => body[0] <= at && at < body[1]),
  }));
  return lines.flatMap(({ text, shot }, index) => {
    const together = lines.filter((line) => line.shot === shot);
    const lengths = together.map((line) => line.text.length);
    const place = lines.slice(0, index).filter((line) => line.shot === shot).length;
    const sum = (some: number[]) => some.reduce((all, one) => all + one, 0);
    const range = shot ? { from: shot.from * rate, to: Math.min(frames, shot.to * rate) } : { from: 0, to: frames };
    const share = (count: number) => (sum(lengths.slice(0, count)) / sum(lengths)) * (range.to - range.from);
    const from = Math.round(range.from + share(place));
    const to = Math.min(Math.round(range.from + share(place + 1)), from + LONGEST * rate);
    return from < to ? [{ from, to, text }] : [];
  });
}
