const LONGEST = 60;

/**
 * A readable name for a downloaded film: `A fox runs through snow 2026-11-22.mp4`. Signs that Windows, macOS or a
 * shell would refuse or misread are left out, and words are not cut in the middle where it can be helped.
 */
export function filmName(words: string, at: Date | null, extension = "mp4"): string {
  const clean = words
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*`$]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  const name = shorten(clean).replace(/^[.\s]+|[.,;\s]+$/gu, "");
  return `${[name || "Ninefold", at?.toISOString().slice(0, 10)].filter(Boolean).join(" ")}.${extension}`;
}

function shorten(text: string): string {
  const signs = Array.from(new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text.slice(0, 500)));
  if (signs.length <= LONGEST) return text.slice(0, 500);
  const cut = signs
    .slice(0, LONGEST)
    .map(({ segment }) => segment)
    .join("");
  const space = cut.lastIndexOf(" ");
  return space > LONGEST / 2 ? cut.slice(0, space) : cut;
}
