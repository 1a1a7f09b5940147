import { charsOf, type PromptText } from "@/components/composer/prompt/prompt-text";

/** Places in the document: a hole from its opening bracket to behind its closing one. */
export type Placeholder = [from: number, to: number];

/**
 * `[like this]`, with the brackets of a Chinese keyboard as well. What holds a mention is a service's own spelling of one,
 * and `[sim:fast]` is a word for the simulator.
 */
const PLACEHOLDER = /[[【［](?!sim:)([^[\]【】［］\n@＠\ufffc]{1,120})[\]】］]/g;

/** The holes of a text in the order in which they stand. Brackets around figures alone, such as `[3]`, are none. */
export const placeholdersIn = (chars: string): Placeholder[] =>
  [...chars.matchAll(PLACEHOLDER)].flatMap((match): Placeholder[] =>
    /\p{L}/u.test(match[1] ?? "") ? [[match.index, match.index + match[0].length]] : [],
  );

export const placeholdersOf = (doc: PromptText): Placeholder[] => placeholdersIn(charsOf(doc));

/** The first hole at or behind a place, or null. */
export const placeholderAfter = (doc: PromptText, place: number): Placeholder | null =>
  placeholdersOf(doc).find(([from]) => from >= place) ?? null;

/** The last hole that ends before a place, or null. */
export const placeholderBefore = (doc: PromptText, place: number): Placeholder | null =>
  placeholdersOf(doc).findLast(([, to]) => to <= place) ?? null;

/** A text with every hole filled by what it suggests. */
export const filled = (text: string): string =>
  text.replace(PLACEHOLDER, (whole, words) => (/\p{L}/u.test(words) ? words : whole));
