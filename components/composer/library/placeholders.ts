import { charsOf, type PromptText } from "@/components/composer/prompt/prompt-text";

/** Positions in the document: from the opening bracket to after the closing one. */
export type Placeholder = [from: number, to: number];

/**
 * `[like this]`, also with Chinese brackets. Brackets around a mention are another service's spelling of it, and
 * `[sim:fast]` is an instruction to the simulator.
 */
const PLACEHOLDER = /[[【［](?!sim:)([^[\]【】［］\n@＠\ufffc]{1,120})[\]】］]/g;

/** The placeholders of a text in order. Brackets around digits alone, such as `[3]`, don't count. */
export const placeholdersIn = (chars: string): Placeholder[] =>
  [...chars.matchAll(PLACEHOLDER)].flatMap((match): Placeholder[] =>
    /\p{L}/u.test(match[1] ?? "") ? [[match.index, match.index + match[0].length]] : [],
  );

export const placeholdersOf = (doc: PromptText): Placeholder[] => placeholdersIn(charsOf(doc));

/** The first placeholder at or after a position, or null. */
export const placeholderAfter = (doc: PromptText, place: number): Placeholder | null =>
  placeholdersOf(doc).find(([from]) => from >= place) ?? null;

/** The last placeholder that ends before a position, or null. */
export const placeholderBefore = (doc: PromptText, place: number): Placeholder | null =>
  placeholdersOf(doc).findLast(([, to]) => to <= place) ?? null;

/** A text with every placeholder replaced by its suggestion. */
export const filled = (text: string): string =>
  text.replace(PLACEHOLDER, (whole, words) => (/\p{L}/u.test(words) ? words : whole));
