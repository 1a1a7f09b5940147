import type { AudioTrack, Clip, Timeline } from "./content";
import { layersAt, totalFrames } from "./timeline";

/**
 * How loud and how black a sequence is. Gains are 0 to 1, of the amplitude. Frames may have a fraction: sound changes
 * within them.
 */

type Faded = Pick<Clip, "in" | "out" | "volume" | "muted" | "fadeIn" | "fadeOut">;

/** A straight line from 0 to 1 over the first `fade` of `length` frames; a fade is never longer than the whole. */
const rise = (passed: number, fade: number, length: number): number => {
  const frames = Math.min(fade, length);
  return frames > 0 ? Math.min(1, Math.max(0, passed / frames)) : 1;
};

const within = (sound: Faded, passed: number): number => {
  const length = sound.out - sound.in;
  if (sound.muted || passed < 0 || passed >= length) return 0;
  return (sound.volume / 100) * rise(passed, sound.fadeIn, length) * rise(length - passed, sound.fadeOut, length);
};

/** Of a clip's own sound, at a frame counted from the clip's beginning (0 is its in point). A cross-fade comes on top. */
export const clipGain = (clip: Clip, frameInClip: number): number => within(clip, frameInClip);

/** Of the audio track, at a frame of the sequence; 0 where it is not heard, and without a track. */
export const trackGain = (audio: AudioTrack | null, frame: number): number =>
  audio ? within(audio, frame - audio.at) : 0;

/** Of two clips in a cross-fade, of equal power together; `share` is the upper one's, as in `layersAt`. */
export function crossGain(share: number): { top: number; below: number } {
  const angle = (Math.min(1, Math.max(0, share)) * Math.PI) / 2;
  return { top: Math.sin(angle), below: Math.cos(angle) };
}

/** Of each sound at a frame of the sequence, with everything that changes it. */
export function gainAt(timeline: Pick<Timeline, "clips" | "audio">, frame: number) {
  const layers = layersAt(timeline.clips, frame);
  const cross = crossGain(layers?.share ?? 1);
  return {
    top: layers ? clipGain(layers.top.clip, frame - layers.top.start) * cross.top : 0,
    below: layers?.below ? clipGain(layers.below.clip, frame - layers.below.start) * cross.below : 0,
    track: layers ? trackGain(timeline.audio, frame) : 0,
  };
}

/**
 * How much black lies over a whole frame, 0 (none) to 1 (black only). The first and the last frame of a sequence that is
 * faded are black. The sound is not changed by it: clips and the audio track have fades of their own.
 */
export function blackShare({ clips, fades }: Pick<Timeline, "clips" | "fades">, frame: number): number {
  const total = totalFrames(clips);
  const shown = rise(frame, fades.in, total) * rise(total - 1 - frame, fades.out, total);
  return 1 - shown;
}
