import type { Caption } from "@/lib/sequences/content";

/** A text in a file, from and up to a time in milliseconds. */
export type Cue = { from: number; to: number; text: string };

/** The frame of a time, at so many frames a second. */
export const frameOfTime = (ms: number, rate: number): number => Math.round((ms * rate) / 1_000);
export const timeOfFrame = (frame: number, rate: number): number => Math.round((frame * 1_000) / rate);

/** The cues of a sequence's captions. One that has no text yet is none. */
export const cuesOf = (captions: readonly Caption[], rate: number): Cue[] =>
  captions
    .filter(({ text }) => text.trim() !== "")
    .map(({ from, to, text }) => ({ from: timeOfFrame(from, rate), to: timeOfFrame(to, rate), text }));

/** The captions of a file's cues: each is shown for a frame at least. */
export const captionsOf = (cues: readonly Cue[], rate: number): Caption[] =>
  cues.map(({ from, to, text }) => {
    const first = frameOfTime(from, rate);
    return { from: first, to: Math.max(first + 1, frameOfTime(to, rate)), text };
  });

/** `1:02:03.456` of WebVTT and SRT, with a comma or a dot, without hours or fractions; in milliseconds, or null. */
export function readTime(written: string): number | null {
  const [, hours = "0", minutes = "", seconds = "", fraction = ""] =
    /^(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?$/.exec(written.trim()) ?? [];
  if (minutes === "" || Number(minutes) > 59 || Number(seconds) > 59) return null;
  return (
    (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000 + Number(`${fraction}000`.slice(0, 3))
  );
}

const digits = (value: number, count: number): string => String(value).padStart(count, "0");

/** `01:02:03.456`. */
export function writeTime(ms: number, point: "." | ","): string {
  const seconds = Math.floor(ms / 1_000);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${parts.map((part) => digits(part, 2)).join(":")}${point}${digits(ms % 1_000, 3)}`;
}

/** A place in a sequence as it is written by hand: `00:01:02:12` with frames, `1:02.5`, or seconds. The frame, or null. */
export function readPlace(written: string, rate: number): number | null {
  const text = written.trim();
  const [, time, frames] = /^(\d{1,4}:\d{1,2}:\d{1,2}):(\d{1,3})$/.exec(text) ?? [];
  const ms = /^\d{1,6}(?:[.,]\d{1,9})?$/.test(text) ? Number(text.replace(",", ".")) * 1_000 : readTime(time ?? text);
  return ms === null ? null : frameOfTime(ms, rate) + Number(frames ?? 0);
}
