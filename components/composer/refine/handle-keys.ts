import { keysOf, type PromptDocument } from "@/components/composer/prompt/prompt-document";
import { charsOf, mentioned } from "@/components/composer/prompt/prompt-text";
import { mentionsIn } from "@/lib/generations/mentions";

/**
 * The image of each number while the prompt is a text elsewhere, for `serialize` and `parse`: the images in their
 * order. Removed ones that are still mentioned follow with numbers of their own, behind every number that is written,
 * so that their mentions come back as what they were.
 */
export function handleKeys(prompt: PromptDocument): string[] {
  const keys = keysOf(prompt);
  const written = mentionsIn(charsOf(prompt.doc)).map(({ number }) => number);
  const first = Math.max(keys.length, ...written.filter((number) => number < 100));
  const gone = prompt.gone.filter(({ key }) => mentioned(prompt.doc, key));
  for (const [at, { key }] of gone.entries()) keys[first + at] = key;
  return keys;
}
