import { bind } from "@/components/composer/prompt/bind-mentions";
import { keysOf, type PromptDocument } from "@/components/composer/prompt/prompt-document";
import { mentions, type PromptText, tidy } from "@/components/composer/prompt/prompt-text";
import { serialize } from "@/components/composer/prompt/serialize";
import { elementIdOf } from "@/lib/elements/element-key";
import type { ElementNames } from "@/lib/elements/mentions";
import { combine } from "@/lib/generations/choices";
import { keepable } from "@/lib/text/keepable";
import { choicesOf } from "./count";

/** A prompt with its choices made: a document of its own, with the images that it uses. */
export type MadePrompt = {
  prompt: PromptDocument;
  /** What each choice group became, with images by their names or the numbers that they have in the composer. */
  choices: string[];
  /** The document before its choices were made, and the keys of the images that others use; null: no group. */
  template: { doc: PromptText; used: string[]; others: string[] } | null;
};

/** Texts that a list of them shows. */
export const SHOWN = 9;

type Read = Pick<PromptDocument, "doc" | "images">;

/** Combination `index` of a prompt. An image that is only mentioned by choices that were not made is left out. */
export function makeChoices(prompt: PromptDocument, index: number, names: ElementNames): MadePrompt {
  const keys = keysOf(prompt);
  const whole = bind(prompt.doc, keys).doc;
  const template = choicesOf(whole);
  const { parts, choices } = combine(template, index);
  // By the numbers of all images: with fewer, a written `@image3` would mean another one.
  const doc = bind(tidy(parts), keys).doc;
  const passedOver = new Set(mentions(whole).map(({ key }) => key));
  for (const { key } of mentions(doc)) passedOver.delete(key);
  const images = prompt.images.filter(({ key }) => !passedOver.has(key));
  const others = keys.filter((key) => passedOver.has(key));
  return {
    prompt: { ...prompt, doc, images },
    choices: choices.map((choice) => nameChoice(choice, prompt, names)),
    template: template.count > 1 ? { doc: whole, used: keysOf({ images }), others } : null,
  };
}

/**
 * The template as it is stored: `@image1` … are the images that the combination is sent with, of which the last `brought`
 * are those of its elements, and higher numbers are the images that only other choices use.
 */
export function spellTemplate(
  { doc, used, others }: NonNullable<MadePrompt["template"]>,
  brought: number,
  names: ElementNames,
): string {
  const between = Array.from({ length: brought }, (_, at) => `brought ${at}`);
  return keepable(serialize(doc, [...used, ...between, ...others], names)).trim();
}

/** A choice in words: `@mira at dusk`. */
function nameChoice(choice: PromptText, { images }: Read, names: ElementNames): string {
  const words = choice.map((part) => {
    if (typeof part === "string") return part;
    const element = names.find(({ id }) => id === elementIdOf(part.key));
    if (element) return `@${element.name}`;
    const at = images.findIndex(({ key }) => key === part.key);
    return `@${images[at]?.alias ?? (at < 0 ? "image?" : `image${at + 1}`)}`;
  });
  return words.join("").trim();
}
