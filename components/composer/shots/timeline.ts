import { charsOf, docLength, type PromptText, sliceDoc, tidy } from "@/components/composer/prompt/prompt-text";
import { shotsOf } from "./parse";

/** A shot with all its text: `head` such as `0-3s: `, and `gap`, the whitespace before the next one. */
export type Cut = { from: number; to: number; head: string; body: PromptText; gap: string };

/** A prompt split into shots. Joined without a change, it is the same, character by character. */
export type ShotTimeline = { before: PromptText; cuts: readonly Cut[]; after: PromptText };

/** The end of a body that only separates it from the next shot: its line breaks, or else one space. */
const GAP = /(?:\n\s*|[ \t])$/;

export function readTimeline(doc: PromptText): ShotTimeline {
  const shots = shotsOf(doc);
  const cuts = shots.map(({ from, to, head, body }, at) => {
    const written = sliceDoc(doc, ...body);
    const gap = at === shots.length - 1 ? "" : (GAP.exec(charsOf(written))?.[0] ?? "");
    return {
      from,
      to,
      head: charsOf(sliceDoc(doc, ...head)),
      body: sliceDoc(written, 0, docLength(written) - gap.length),
      gap,
    };
  });
  const end = docLength(doc);
  return {
    before: sliceDoc(doc, 0, shots[0]?.head[0] ?? end),
    cuts,
    after: sliceDoc(doc, shots.at(-1)?.body[1] ?? end, end),
  };
}

/**
 * The inverse: `writeTimeline(readTimeline(doc))` is `doc`. Shots that an edit made adjacent get a space in between,
 * because `rain3-5s:` isn't a shot.
 */
export function writeTimeline({ before, cuts, after }: ShotTimeline): PromptText {
  const parts: PromptText[] = [before];
  for (const { head, body, gap } of cuts) {
    if (/[\w.]$/.test(charsOf(parts.at(-1) ?? []))) parts.push([" "]);
    parts.push([head], [...body, gap]);
  }
  return tidy([...parts.flat(), ...after]);
}

/** Where the description of a shot is in the document that the timeline writes, without its gap. */
export function bodyPlace(doc: PromptText, index: number): [number, number] | null {
  const shot = shotsOf(doc)[index];
  const cut = readTimeline(doc).cuts[index];
  return shot && cut ? [shot.body[0], shot.body[0] + docLength(cut.body)] : null;
}
