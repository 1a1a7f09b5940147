import { firstSigns } from "./first-signs";

const LONGEST = 60;

/**
 * A readable name for a downloaded video: `A fox runs through snow 2026-11-22.mp4`; `day` is in the owner's time zone.
 * Characters that Windows, macOS or a shell would refuse or misread are removed, including invisible ones except letter
 * joiners, and words are not cut in the middle if possible.
 */
export function videoName(words: string, day: string | null, extension = "mp4"): string {
  const clean = words
    .normalize("NFC")
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, "")
    .replace(/[\p{Cc}\p{Cs}<>:"/\\|?*`$]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const name = shorten(clean).replace(/^[.\s]+|[.,;\s]+$/gu, "");
  return `${[name || "Ninefold", day].filter(Boolean).join(" ")}.${extension}`;
}

function shorten(text: string): string {
  const cut = firstSigns(text, LONGEST);
  if (cut === text) return text;
  const space = cut.lastIndexOf(" ");
  return space > LONGEST / 2 ? cut.slice(0, space) : cut;
}
