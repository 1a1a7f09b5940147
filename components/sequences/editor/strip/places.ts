import type { Clip } from "@/lib/sequences/content";
import { clipLength, cutsOf, moveClip, overlaps } from "@/lib/sequences/timeline";
import type { Held } from "./strip-view";

/**
 * Where clips are drawn, in frames: `starts` of each, `shared` with the next one, and the end. While an end is dragged,
 * everything else stays where it was: the end is under the pointer, and what it leaves free closes on release.
 */
export function stripPlaces(
  clips: readonly Clip[],
  held: Held | null,
): { starts: number[]; shared: number[]; end: number } {
  const cuts = cutsOf(clips);
  const at = held ? clips.findIndex(({ key }) => key === held.clip.key) : -1;
  const clip = clips[at];
  if (!held || !clip || held.cuts.length !== cuts.length)
    return { starts: cuts.slice(0, -1), shared: overlaps(clips), end: cuts.at(-1) ?? 0 };
  const starts = held.cuts.slice(0, -1);
  const start = (starts[at] ?? 0) + (held.end === "in" ? clip.in - held.clip.in : 0);
  starts[at] = start;
  return { starts, shared: clips.map(() => 0), end: Math.max(held.cuts.at(-1) ?? 0, start + clipLength(clip)) };
}

/** The place of the clip at a frame: the first before the beginning, the last behind the end. */
export function placeOfFrame(clips: readonly Clip[], frame: number): number {
  const cuts = cutsOf(clips);
  return Math.max(
    0,
    cuts.findLastIndex((cut, at) => at < clips.length && cut <= frame),
  );
}

/**
 * Whether a carried clip may take a place: only if the pointer is over it there. Otherwise a short clip and a long one would
 * change places at every move of the pointer. `frame` is where the pointer is.
 */
export function mayMove(clips: readonly Clip[], key: string, to: number, frame: number): boolean {
  const moved = moveClip(clips, key, to);
  const at = moved.findIndex((clip) => clip.key === key);
  const [clip, start] = [moved[at], cutsOf(moved)[at] ?? 0];
  if (!clip) return false;
  const before = clips.findIndex((one) => one.key === key);
  return at > before ? frame >= start : at < before && frame <= start + clipLength(clip);
}
