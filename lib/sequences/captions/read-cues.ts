import { MAX_CAPTION, MAX_CAPTIONS, MAX_SEQUENCE_FRAMES } from "@/lib/sequences/limits";
import { shownText } from "./caption-text";
import { type Cue, readTime } from "./cue";

/**
 * Why a cue of a file was left out: its times can't be read, it ends before it begins, it has no text, or there were
 * enough already. `cut`: its text was too long and was shortened.
 */
export type Dropped = Record<"times" | "length" | "empty" | "many" | "cut", number>;
export type ReadCues = { cues: Cue[]; dropped: Dropped };

/** Bytes of a file of captions: a thousand of the longest, with room for styles and notes. */
export const MAX_CAPTION_FILE = 4_000_000;
/** Hours that a sequence can count at any rate. */
const LATEST_MS = (MAX_SEQUENCE_FRAMES / 120) * 1_000;

type Block = { times: string; text: string[] };

/**
 * Reads WebVTT, or else SRT, as it is found: with a byte order mark or without, with any line ends, settings after the
 * times, and blank lines inside SRT's texts. A broken cue is left out and counted, and the others are read. Cues are
 * sorted by their beginning and may overlap. Null where there is not even an attempt at a cue.
 */
export function readCues(file: string): ReadCues | null {
  const text = file.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const isVtt = /^WEBVTT(?:[ \t\n]|$)/.test(text);
  const lines = text.split("\n");
  const dropped: Dropped = { times: 0, length: 0, empty: 0, many: 0, cut: 0 };
  const blocks = isVtt ? vttBlocks(lines) : srtBlocks(lines);
  if (!isVtt && blocks.length === 0) return null;
  const cues = blocks.flatMap((block) => {
    const cue = cueOf(block);
    if (typeof cue !== "string") return [cue];
    dropped[cue] += 1;
    return [];
  });
  cues.sort((a, b) => a.from - b.from);
  dropped.many = Math.max(0, cues.length - MAX_CAPTIONS);
  const kept = cues.slice(0, MAX_CAPTIONS).map((cue) => {
    const short = shorten(cue.text);
    if (short !== cue.text) dropped.cut += 1;
    return { ...cue, text: short };
  });
  return { cues: kept, dropped };
}

/** A time line, whether its times can be read or not; not a text in which an arrow happens to be. */
const isTimes = (line: string, before = ""): boolean =>
  /^[\s\d:.,;-]*-->/.test(line) || (line.includes("-->") && /^\s*\d+\s*$/.test(before));

function cueOf({ times, text }: Block): Cue | keyof Dropped {
  const [, begin = "", end = ""] = /^(.*?)-->\s*(\S+)/.exec(times) ?? [];
  const [from, to] = [readTime(begin), readTime(end)];
  if (from === null || to === null || to > LATEST_MS) return "times";
  if (to <= from) return "length";
  const shown = shownText(text.join("\n"));
  return shown === "" ? "empty" : { from, to, text: shown };
}

/** Blocks end with an empty line. Notes, styles and the text after the first line are none, even with an arrow in them. */
function vttBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let at = 1;
  // A header without an empty line after it.
  while (at < lines.length && lines[at]?.trim() !== "" && !isTimes(lines[at] ?? "")) at += 1;
  while (at < lines.length) {
    const start = at;
    while (at < lines.length && lines[at]?.trim() !== "") at += 1;
    const block = lines.slice(start, at);
    at += 1;
    const [first = ""] = block;
    if (block.length === 0 || /^NOTE(?:[ \t]|$)/.test(first)) continue;
    if (blocks.length === 0 && /^(?:STYLE|REGION)[ \t]*$/.test(first)) continue;
    const found = cuesIn(block);
    blocks.push(...(found.length > 0 ? found : [{ times: "", text: block }]));
  }
  return blocks;
}

/** One, with an identifier before it or not; or more, where the empty line between them is missing. */
function cuesIn(block: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (const [at, line] of block.entries()) {
    if (isTimes(line, block[at - 1])) blocks.push({ times: line, text: [] });
    else blocks.at(-1)?.text.push(line);
  }
  return blocks;
}

/** A text ends where the next times begin, before the number that belongs to them: it may have empty lines. */
function srtBlocks(lines: readonly string[]): Block[] {
  const starts = lines.flatMap((line, at) => (isTimes(line, lines[at - 1]) ? [at] : []));
  return starts.map((start, index) => {
    const next = starts[index + 1];
    const text = lines.slice(start + 1, next);
    const [number = "", before = ""] = [text.at(-1), text.at(-2)];
    // Without an empty line before it, it is the next one's number only if it counts on.
    const counts = Number(number) === Number(lines[start - 1]) + 1;
    if (next !== undefined && /^\s*\d+\s*$/.test(number) && (text.length === 1 || before.trim() === "" || counts))
      text.pop();
    return { times: lines[start] ?? "", text };
  });
}

/** Never half of a character that takes two units. */
export function shorten(text: string): string {
  const short = text.slice(0, MAX_CAPTION);
  return /[\ud800-\udbff]$/.test(short) ? short.slice(0, -1).trim() : short.trim();
}

/** A file's text: UTF-8, or UTF-16 with its mark. Null for every other encoding, whose letters would be wrong. */
export function decodeFile(bytes: Uint8Array): string | null {
  const mark = `${bytes[0] ?? 0} ${bytes[1] ?? 0}`;
  const encoding = mark === "255 254" ? "utf-16le" : mark === "254 255" ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
