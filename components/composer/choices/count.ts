import type { PromptDocument } from "@/components/composer/prompt/prompt-document";
import type { Mention, PromptText } from "@/components/composer/prompt/prompt-text";
import { type ChoiceTemplate, MAX_COMBINATIONS, readChoices } from "@/lib/generations/choices";

/** The same document is asked about by many parts of the page at every key. */
const read = new WeakMap<PromptText, ChoiceTemplate<Mention>>();

/** The choice groups of a document as it is written. */
export function choicesOf(doc: PromptText): ChoiceTemplate<Mention> {
  const known = read.get(doc) ?? readChoices<Mention>(doc);
  read.set(doc, known);
  return known;
}

/** How many texts the choices of a prompt make; 1 without a group. */
export const combinationsOf = ({ doc }: Pick<PromptDocument, "doc">): number => choicesOf(doc).count;

/** Whether the prompt has choices that can be generated: not more than may be combined. */
export const hasChoices = (count: number): boolean => count > 1 && count <= MAX_COMBINATIONS;
