import type { Clip, Timeline } from "./content";

/** All functions take clips in order and return new ones; counts are frames at the sequence's rate. */
type Clips = readonly Clip[];

/** The settings of a clip that nobody has changed. */
export const plainClip = {
  volume: 100,
  muted: false,
  fadeIn: 0,
  fadeOut: 0,
  crossfade: 0,
  focus: { x: 50, y: 50 },
  draftId: null,
} as const;

export const emptyTimeline: Timeline = {
  clips: [],
  fades: { in: 0, out: 0 },
  output: { ratio: "first", fit: "pad", resolution: 720 },
  audio: null,
  captions: [],
};

export const clipLength = (clip: Clip): number => clip.out - clip.in;

/**
 * For each clip, in how many frames its end and the next one's beginning are seen at once. A clip gives at most half of
 * itself to either side, so that no frame is in three clips; a gap and the last clip end with a cut.
 */
export function overlaps(clips: Clips): number[] {
  return clips.map((clip, at) => {
    const next = clips[at + 1];
    if (!clip.videoId || !next?.videoId) return 0;
    return Math.min(clip.crossfade, Math.floor(clipLength(clip) / 2), Math.floor(clipLength(next) / 2));
  });
}

/** The frames at which clips begin, and the end. */
export function cutsOf(clips: Clips): number[] {
  const shared = overlaps(clips);
  let at = 0;
  return [0, ...clips.map((clip, index) => (at += clipLength(clip) - (shared[index] ?? 0)))];
}

export const totalFrames = (clips: Clips): number => cutsOf(clips).at(-1) ?? 0;

/** Where a clip begins in the sequence; where the sequence ends for an unknown one. */
export function startOf(clips: Clips, key: string): number {
  const at = clips.findIndex((clip) => clip.key === key);
  return cutsOf(clips).at(at) ?? 0;
}

/** A clip at a frame of the sequence: where it begins there, and the frame of its video. */
export type ClipThere = { clip: Clip; start: number; frame: number };

/** The clip at a frame of the sequence, of two that are faded the one that comes; null behind the end. */
export function clipAt(clips: Clips, frame: number): ClipThere | null {
  return layersAt(clips, frame)?.top ?? null;
}

/**
 * What is seen at a frame: the clip that is there, and during a cross-fade below it the one that ends. `share` is how
 * much of the upper one is seen: above 0, and 1 where it is alone.
 */
export function layersAt(
  clips: Clips,
  frame: number,
): { top: ClipThere; below: ClipThere | null; share: number } | null {
  const cuts = cutsOf(clips);
  if (frame >= (cuts.at(-1) ?? 0)) return null;
  const at = Math.max(
    0,
    cuts.findLastIndex((cut, index) => index < clips.length && cut <= frame),
  );
  const there = (index: number): ClipThere | null => {
    const clip = clips[index];
    const start = cuts[index] ?? 0;
    return clip ? { clip, start, frame: clip.in + Math.max(0, frame - start) } : null;
  };
  const top = there(at);
  if (!top) return null;
  const shared = overlaps(clips)[at - 1] ?? 0;
  const passed = frame - top.start;
  if (passed >= shared) return { top, below: null, share: 1 };
  return { top, below: there(at - 1), share: (passed + 1) / (shared + 1) };
}

export const insertClips = (clips: Clips, at: number, some: Clips): Clip[] => clips.toSpliced(at, 0, ...some);
export const removeClip = (clips: Clips, key: string): Clip[] => clips.filter((clip) => clip.key !== key);

export function moveClip(clips: Clips, key: string, to: number): Clip[] {
  const at = clips.findIndex((clip) => clip.key === key);
  const clip = clips[at];
  if (!clip) return [...clips];
  return clips.toSpliced(at, 1).toSpliced(Math.min(clips.length - 1, Math.max(0, to)), 0, clip);
}

const change = (clips: Clips, key: string, to: (clip: Clip) => Clip): Clip[] =>
  clips.map((clip) => (clip.key === key ? to(clip) : clip));

/** Sets in and out, within the video and at least one frame apart: the point that was given stays, the other one yields. */
export function trimClip(clips: Clips, key: string, to: { in: number } | { out: number }): Clip[] {
  return change(clips, key, (clip) => {
    if ("in" in to) {
      const first = Math.min(clip.frames - 1, Math.max(0, Math.round(to.in)));
      return { ...clip, in: first, out: Math.max(clip.out, first + 1) };
    }
    const end = Math.min(clip.frames, Math.max(1, Math.round(to.out)));
    return { ...clip, in: Math.min(clip.in, end - 1), out: end };
  });
}

/** Settings of a clip that leave its place alone. */
export type ClipSettings = Partial<Pick<Clip, Exclude<keyof typeof plainClip, "draftId">>>;

export const setClip = (clips: Clips, key: string, settings: ClipSettings): Clip[] =>
  change(clips, key, (clip) => ({ ...clip, ...settings }));

/**
 * Divides the clip at a frame of the sequence; unchanged where a clip begins already. The second part gets `key`, and what
 * belongs to an end of the clip stays with that end.
 */
export function splitAt(clips: Clips, frame: number, key: string): Clip[] {
  const at = clipAt(clips, frame);
  if (!at || at.frame === at.clip.in) return [...clips];
  return clips.flatMap((clip) =>
    clip === at.clip
      ? [
          { ...clip, out: at.frame, fadeOut: 0, crossfade: 0 },
          { ...clip, key, in: at.frame, fadeIn: 0 },
        ]
      : [clip],
  );
}

/** Whether a clip goes on where the one before it ends, as after a split. */
export function isContinued(clips: Clips, key: string): boolean {
  const at = clips.findIndex((clip) => clip.key === key);
  const [before, clip] = [clips[at - 1], clips[at]];
  return Boolean(before && clip?.videoId && before.videoId === clip.videoId && before.out === clip.in);
}

/** Undoes a split: the clip becomes part of the one before it. */
export function joinBefore(clips: Clips, key: string): Clip[] {
  if (!isContinued(clips, key)) return [...clips];
  const at = clips.findIndex((clip) => clip.key === key);
  const { out = 0, fadeOut = 0, crossfade = 0, frames = 0 } = clips[at] ?? {};
  // Of a video that was measured after one of the two was made, they can say different lengths.
  const whole = (clip: Clip): Clip => ({ ...clip, out, fadeOut, crossfade, frames: Math.max(clip.frames, frames) });
  return clips.flatMap((clip, index) => (index === at ? [] : index === at - 1 ? [whole(clip)] : [clip]));
}

export function duplicateClip(clips: Clips, key: string, copyKey: string): Clip[] {
  return clips.flatMap((clip) => (clip.key === key ? [clip, { ...clip, key: copyKey }] : [clip]));
}

/** Puts another video in the clip's place, with the same in and out as far as it is long enough. */
export function replaceVideo(clips: Clips, key: string, video: Pick<Clip, "videoId" | "name" | "frames">): Clip[] {
  return change(clips, key, (clip) => fitted({ ...clip, ...video }, clip.frames));
}

/** Corrects how long a video is, once its file was read: a clip that went to its end still does. */
export const measureVideo = (clips: Clips, videoId: string, frames: number): Clip[] =>
  clips.map((clip) =>
    clip.videoId === videoId && clip.frames !== frames ? fitted({ ...clip, frames }, clip.frames) : clip,
  );

function fitted(clip: Clip, before: number): Clip {
  const out = clip.out === before ? clip.frames : Math.min(clip.out, clip.frames);
  return { ...clip, out, in: Math.min(clip.in, out - 1) };
}

const two = (n: number): string => String(n).padStart(2, "0");

/** Hours, minutes, seconds and frames: 00:00:12:05. */
export function smpte(frame: number, rate: number): string {
  const seconds = Math.floor(frame / rate);
  return [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60, frame % rate].map(two).join(":");
}
