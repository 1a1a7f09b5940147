/** Graphemes: what a user sees as one character, such as a letter with all its marks or a family emoji. */
const signs = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The beginning of a text, at most this many graphemes long, so that no cut separates a letter from its marks. */
export function firstSigns(text: string, most: number): string {
  let [end, count] = [0, 0];
  // Bounded first: a grapheme may have any number of marks.
  for (const { segment, index } of signs.segment(text.slice(0, most * 20))) {
    if (count === most) break;
    end = index + segment.length;
    count += 1;
  }
  return text.slice(0, end);
}
