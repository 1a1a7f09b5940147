import type { Clip } from "@/lib/sequences/content";
import { type ClipThere, cutsOf, isContinued, layersAt } from "@/lib/sequences/timeline";

/** Frames of the sequence from `from` up to `to`, exclusive. */
export type Range = { from: number; to: number };

/** Where playing turns: at frame `at` the frame `to` is next; null at the end. */
export type Turn = { at: number; to: number | null };

/** The clips that are seen at a frame, the upper one first. */
export function cuesAt(clips: readonly Clip[], frame: number): ClipThere[] {
  const layers = layersAt(clips, frame);
  return layers ? [layers.top, ...(layers.below ? [layers.below] : [])] : [];
}

/** The part of a sequence that is played: the range, as far as it is there, or all. */
export function playedRange(total: number, range: Range | null): Range {
  if (!range || range.from >= total || range.from >= range.to) return { from: 0, to: total };
  return { from: range.from, to: Math.min(total, range.to) };
}

/** The next clip's first frame, or the end of what is played; `loop` is what is played again and again. */
export function nextTurn(clips: readonly Clip[], frame: number, loop: Range | null): Turn {
  const cuts = cutsOf(clips);
  const end = loop && frame < loop.to ? loop.to : (cuts.at(-1) ?? 0);
  const cut = cuts.find((one) => one > frame) ?? end;
  return cut < end ? { at: cut, to: cut } : { at: end, to: loop ? loop.from : null };
}

/** The clips that are seen behind a turn; `fresh` are those that do not only go on from the clips before it. */
export function cuesBehind(clips: readonly Clip[], { at, to }: Turn, before: readonly ClipThere[]) {
  const all = to === null ? [] : cuesAt(clips, to);
  const goesOn = ({ clip }: ClipThere): boolean =>
    at === to &&
    (before.some((one) => one.clip.key === clip.key) || (all.length === 1 && isContinued(clips, clip.key)));
  return { all, fresh: all.filter((cue) => !goesOn(cue)) };
}

/** The range with its beginning, or its end, at the frame that is shown; the other end yields when it would be empty. */
export function rangeWith(range: Range | null, end: "from" | "to", frame: number, total: number): Range {
  const { from, to } = range ?? { from: 0, to: total };
  if (end === "from") return { from: frame, to: to > frame ? to : total };
  return { from: from <= frame ? from : 0, to: frame + 1 };
}

/** Whether two states of a sequence have the same frame at every place; their settings may differ. */
export function isSameCut(one: readonly Clip[], other: readonly Clip[]): boolean {
  return (
    one.length === other.length &&
    one.every((clip, at) =>
      (["key", "videoId", "in", "out", "crossfade"] as const).every((name) => clip[name] === other[at]?.[name]),
    )
  );
}
