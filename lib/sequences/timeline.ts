import type { Clip } from "./content";

/** All functions take clips in order and return new ones; counts are frames at the sequence's rate. */
type Clips = readonly Clip[];

export const clipLength = (clip: Clip): number => clip.out - clip.in;
export const totalFrames = (clips: Clips): number => clips.reduce((sum, clip) => sum + clipLength(clip), 0);

/** Where a clip begins in the sequence; where the sequence ends for an unknown one. */
export function startOf(clips: Clips, key: string): number {
  const at = clips.findIndex((clip) => clip.key === key);
  return totalFrames(at < 0 ? clips : clips.slice(0, at));
}

/** The clip at a frame of the sequence, where it begins there, and the frame of its video; null behind the end. */
export function clipAt(clips: Clips, frame: number): { clip: Clip; start: number; frame: number } | null {
  let start = 0;
  for (const clip of clips) {
    const end = start + clipLength(clip);
    if (frame < end) return { clip, start, frame: clip.in + Math.max(0, frame - start) };
    start = end;
  }
  return null;
}

/** The frames at which clips begin, and the end. */
export function cutsOf(clips: Clips): number[] {
  let at = 0;
  return [0, ...clips.map((clip) => (at += clipLength(clip)))];
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

export const setVolume = (clips: Clips, key: string, volume: number): Clip[] =>
  change(clips, key, (clip) => ({ ...clip, volume: Math.min(100, Math.max(0, Math.round(volume))) }));

/** Divides the clip at a frame of the sequence; unchanged where a clip begins already. The second part gets `key`. */
export function splitAt(clips: Clips, frame: number, key: string): Clip[] {
  const at = clipAt(clips, frame);
  if (!at || at.frame === at.clip.in) return [...clips];
  return clips.flatMap((clip) =>
    clip === at.clip
      ? [
          { ...clip, out: at.frame },
          { ...clip, key, in: at.frame },
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
  const out = clips[at]?.out ?? 0;
  return clips.flatMap((clip, index) => (index === at ? [] : index === at - 1 ? [{ ...clip, out }] : [clip]));
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
