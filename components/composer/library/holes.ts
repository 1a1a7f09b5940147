import { charsOf, type Doc } from "../mentions/doc";

/** Places in the document: a hole from its opening bracket to behind its closing one. */
export type Hole = [from: number, to: number];

/**
 * `[like this]`, with the brackets of a Chinese keyboard as well. What holds a mention is a service's own spelling of one,
 * and `[sim:fast]` is a word for the simulator.
 */
const HOLE = /[[【［](?!sim:)([^[\]【】［］\n@＠\ufffc]{1,120})[\]】］]/g;

/** The holes of a text in the order in which they stand. Brackets around figures alone, such as `[3]`, are none. */
export const holesIn = (chars: string): Hole[] =>
  [...chars.matchAll(HOLE)].flatMap((match): Hole[] =>
    /\p{L}/u.test(match[1] ?? "") ? [[match.index, match.index + match[0].length]] : [],
  );

export const holesOf = (doc: Doc): Hole[] => holesIn(charsOf(doc));

/** The first hole at or behind a place, or null. */
export const holeAfter = (doc: Doc, place: number): Hole | null => holesOf(doc).find(([from]) => from >= place) ?? null;

/** The last hole that ends before a place, or null. */
export const holeBefore = (doc: Doc, place: number): Hole | null =>
  holesOf(doc).findLast(([, to]) => to <= place) ?? null;

/** A text with every hole filled by what it suggests. */
export const filled = (text: string): string =>
  text.replace(HOLE, (whole, words) => (/\p{L}/u.test(words) ? words : whole));
