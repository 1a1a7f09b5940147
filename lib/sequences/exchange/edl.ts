import type { Clip } from "@/lib/sequences/content";
import { clipLength, smpte } from "@/lib/sequences/timeline";

/** Editors begin their timelines here. */
const FIRST_HOUR = 3_600;
/** A name on one line, in the characters that every reader of this format knows how to skip. */
const plain = (name: string): string =>
  name
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, 100);

/**
 * The cuts as an edit decision list (CMX 3600), for other editors. Generated videos have no timecode of their own: each
 * begins at zero. `BL` is black, for a gap; `AX` is an unnamed tape, and the clip's name follows in a comment.
 */
export function toEdl(name: string, clips: readonly Clip[], rate: number): string {
  const lines = [`TITLE: ${plain(name).slice(0, 70)}`, "FCM: NON-DROP FRAME", ""];
  let at = FIRST_HOUR * rate;
  for (const [index, clip] of clips.entries()) {
    const end = at + clipLength(clip);
    const reel = clip.videoId ? "AX" : "BL";
    const times = [clip.in, clip.out, at, end].map((frame) => smpte(frame, rate)).join(" ");
    lines.push(`${String(index + 1).padStart(3, "0")}  ${reel.padEnd(8)} V     C        ${times}`);
    if (clip.videoId) lines.push(`* FROM CLIP NAME: ${plain(clip.name)}`);
    at = end;
  }
  return `${lines.join("\r\n")}\r\n`;
}
