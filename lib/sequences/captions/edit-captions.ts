import type { Caption } from "@/lib/sequences/content";
import { MAX_CAPTION, MAX_CAPTIONS, MAX_SEQUENCE_FRAMES } from "@/lib/sequences/limits";

/** In the order of `from`. Counts are frames at the sequence's rate. */
type Captions = readonly Caption[];

/** The captions after a change, and the place of the one that it was about. */
export type Edited = { captions: Caption[]; at: number };

/** Seconds of a new caption, where nothing comes sooner. */
const NEW_SECONDS = 2;

const unchanged = (captions: Captions, at: number): Edited => ({ captions: [...captions], at });

/** In order again: those with one beginning stay as they were. */
function ordered(captions: Captions, about: Caption): Edited {
  const sorted = captions.toSorted((a, b) => a.from - b.from);
  return { captions: sorted, at: sorted.indexOf(about) };
}

/**
 * Adds an empty caption at a frame, up to the next one. One that is shown there ends there, as when a speaker goes on;
 * where one begins there already, that one is meant.
 */
export function addCaption(captions: Captions, frame: number, rate: number): Edited {
  const there = captions.findIndex(({ from }) => from === frame);
  if (there >= 0 || captions.length >= MAX_CAPTIONS) return unchanged(captions, there);
  const next = captions.find(({ from }) => from > frame)?.from ?? Number.POSITIVE_INFINITY;
  const added = { from: frame, to: Math.min(next, frame + NEW_SECONDS * rate), text: "" };
  const before = captions.map((caption) =>
    caption.from < frame && caption.to > frame ? { ...caption, to: frame } : caption,
  );
  return ordered([...before, added], added);
}

/** Changes one. The point that was given stays, and the other one yields, so that it is shown for a frame at least. */
export function setCaption(captions: Captions, at: number, part: Partial<Caption>): Edited {
  const caption = captions[at];
  if (!caption) return unchanged(captions, at);
  const next = { ...caption, ...part };
  if (part.from !== undefined) {
    next.from = Math.min(MAX_SEQUENCE_FRAMES - 1, Math.max(0, Math.round(part.from)));
    next.to = Math.max(next.to, next.from + 1);
  } else if (part.to !== undefined) {
    next.to = Math.min(MAX_SEQUENCE_FRAMES, Math.max(1, Math.round(part.to)));
    next.from = Math.min(next.from, next.to - 1);
  }
  return ordered(captions.with(at, next), next);
}

/** Moves one by so many frames; it keeps its length. */
export function moveCaption(captions: Captions, at: number, frames: number): Edited {
  const caption = captions[at];
  if (!caption) return unchanged(captions, at);
  const from = Math.min(MAX_SEQUENCE_FRAMES - (caption.to - caption.from), Math.max(0, caption.from + frames));
  const moved = { ...caption, from, to: from + caption.to - caption.from };
  return ordered(captions.with(at, moved), moved);
}

/** Divides one at a frame, and its text where as much of it has passed; unchanged where the frame is not within it. */
export function splitCaption(captions: Captions, at: number, frame: number): Edited {
  const caption = captions[at];
  if (!caption || frame <= caption.from || frame >= caption.to || captions.length >= MAX_CAPTIONS)
    return unchanged(captions, at);
  const [first, second] = splitText(caption.text, (frame - caption.from) / (caption.to - caption.from));
  const rest = { ...caption, from: frame, text: second };
  return ordered([...captions.with(at, { ...caption, to: frame, text: first }), rest], rest);
}

/** The text in two, at the end of a word or a sentence of Chinese; before any letter where there is neither. */
export function splitText(text: string, share: number): [string, string] {
  const ends = [...text.matchAll(/\s+|(?<=[，。！？、；：…」』）])/gu)].map((match) => match.index);
  const letters = [...text.matchAll(/./gsu)].map((match) => match.index);
  const inside = (place: number) => place > 0 && place < text.trimEnd().length;
  const places = ends.some(inside) ? ends.filter(inside) : letters.filter(inside);
  const wanted = share * text.length;
  const place = places.toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted))[0] ?? text.length;
  return [text.slice(0, place).trim(), text.slice(place).trim()];
}

/** Whether the next one can become part of this one: together they must not be too long. */
export function canMerge(captions: Captions, at: number): boolean {
  const [caption, next] = [captions[at], captions[at + 1]];
  return Boolean(caption && next && merged(caption, next).text.length <= MAX_CAPTION);
}

export function mergeCaptions(captions: Captions, at: number): Edited {
  const [caption, next] = [captions[at], captions[at + 1]];
  if (!caption || !next || !canMerge(captions, at)) return unchanged(captions, at);
  const whole = merged(caption, next);
  return ordered(captions.with(at, whole).toSpliced(at + 1, 1), whole);
}

const merged = (caption: Caption, next: Caption): Caption => ({
  from: caption.from,
  to: Math.max(caption.to, next.to),
  text: [caption.text, next.text].filter((text) => text !== "").join("\n"),
});

/** Removes one; the one after it, or else before it, is next. */
export const removeCaption = (captions: Captions, at: number): Edited => ({
  captions: captions.toSpliced(at, 1),
  at: Math.min(at, captions.length - 2),
});

/** Adds others to them, as many as there may be. */
export function appendCaptions(captions: Captions, more: Captions): { captions: Caption[]; left: number } {
  const room = Math.max(0, MAX_CAPTIONS - captions.length);
  return {
    captions: [...captions, ...more.slice(0, room)].toSorted((a, b) => a.from - b.from),
    left: Math.max(0, more.length - room),
  };
}
