import type { Clip } from "@/lib/sequences/content";
import { clipLength, smpte } from "@/lib/sequences/timeline";

const HEAD = ["number", "name", "video", "source_in", "source_out", "in", "out", "frames", "seconds", "volume"];

/** The cuts as a table, in UTF-8 with the mark by which Excel knows it. */
export function toCsv(clips: readonly Clip[], rate: number): string {
  let at = 0;
  const rows = clips.map((clip, index) => {
    const frames = clipLength(clip);
    const end = at + frames;
    const times = [clip.in, clip.out, at, end].map((frame) => smpte(frame, rate));
    at = end;
    return [index + 1, clip.name, clip.videoId ?? "", ...times, frames, (frames / rate).toFixed(3), clip.volume];
  });
  return `\uFEFF${[HEAD, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A spreadsheet runs a text that begins like a formula: an apostrophe makes it a text. */
function cell(value: string | number): string {
  const text = typeof value === "string" && /^[\s]*[=+\-@]|^[\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
