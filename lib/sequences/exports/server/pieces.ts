import type { Clip } from "@/lib/sequences/content";
import { overlaps } from "@/lib/sequences/timeline";

/** Frames of one clip's video, from `from` up to `to`, exclusive. `clip` is its place. */
export type ClipPart = { clip: number; from: number; to: number };

/** What is shown for some frames: a part of one clip, or two parts of the same length of which `top` is faded in. */
export type Region = { below: ClipPart; top: ClipPart | null };

/** Regions in a row that one process encodes; `from` and `to` are frames of the sequence. */
export type EncodedPiece = { from: number; to: number; regions: Region[] };

export const regionLength = ({ below }: Region): number => below.to - below.from;

/**
 * Divides a sequence into pieces of at most `frames` frames, but for one that is a longer cross-fade, and of at most
 * `parts` parts. A piece never begins or ends within a cross-fade.
 */
export function piecesOf(clips: readonly Clip[], most: { frames: number; parts: number }): EncodedPiece[] {
  const pieces: EncodedPiece[] = [];
  let last: EncodedPiece | undefined;
  for (const region of regionsOf(clips, most.frames)) {
    const frames = regionLength(region);
    const parts = (last?.regions ?? []).reduce((sum, { top }) => sum + (top ? 2 : 1), region.top ? 2 : 1);
    if (!last || last.to - last.from + frames > most.frames || parts > most.parts) {
      last = { from: last?.to ?? 0, to: last?.to ?? 0, regions: [] };
      pieces.push(last);
    }
    last.regions.push(region);
    last.to += frames;
  }
  return pieces;
}

function regionsOf(clips: readonly Clip[], longest: number): Region[] {
  const shared = overlaps(clips);
  return clips.flatMap((clip, at) => {
    const [before, after] = [shared[at - 1] ?? 0, shared[at] ?? 0];
    const end = clip.out - after;
    const regions: Region[] = [];
    for (let from = clip.in + before; from < end; from += longest)
      regions.push({ below: { clip: at, from, to: Math.min(end, from + longest) }, top: null });
    const next = clips[at + 1];
    if (after > 0 && next) {
      const top = { clip: at + 1, from: next.in, to: next.in + after };
      regions.push({ below: { clip: at, from: end, to: clip.out }, top });
    }
    return regions;
  });
}
