/** What a user sees as single signs: a letter with all its marks, a family of emoji. */
const signs = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The beginning of a text, at most so many signs long, so that no cut takes a letter's marks off. */
export function firstSigns(text: string, most: number): string {
  let [end, count] = [0, 0];
  // Bounded beforehand: a sign may have marks without end.
  for (const { segment, index } of signs.segment(text.slice(0, most * 20))) {
    if (count === most) break;
    end = index + segment.length;
    count += 1;
  }
  return text.slice(0, end);
}
