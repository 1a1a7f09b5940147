import { elementIdOf, elementKey } from "@/lib/elements/element-key";
import type { ElementNames } from "@/lib/elements/mentions";
import { MAX_IMAGES } from "@/lib/generations/settings";
import { isVisible } from "@/lib/text/visible";
import { castAsked, shiftAsked } from "./asked-slots";
import { bind, bindNames } from "./bind-mentions";
import { charsOf, docLength, mentioned, mentions, type PromptText, sameDoc, splice, without } from "./prompt-text";

/** An image of the composer. The key never changes; `alias` is the user's name for it, without the @. */
export type Image = { key: string; name: string; alias: string | null };

/** A removed image. `place` is its index among the images and the removed ones, to return to. */
export type RemovedImage = Image & { place?: number };

/** An element of the prompt, mentioned by `elementKey`; `left`: the ids of her images that this prompt does without. */
export type DocElement = { id: string; left: readonly string[] };

/** What undo restores: the text, the images, the removed images that are still mentioned, and the elements. */
export type PromptDocument = {
  doc: PromptText;
  /** In the order in which the prompt counts them: images[0] is @image1. */
  images: readonly Image[];
  gone: readonly RemovedImage[];
  /** Those that are mentioned, in the order of their first mentions, and those whose choice of images is remembered. */
  elements: readonly DocElement[];
  /** Where the next character goes. */
  caret: number;
  /** The generation whose prompt and images this started from. */
  from?: string;
};

export const EMPTY_DOCUMENT: PromptDocument = { doc: [], images: [], gone: [], elements: [], caret: 0 };

export const keysOf = (prompt: Pick<PromptDocument, "images">): string[] => prompt.images.map((image) => image.key);

const NO_NAMES: ElementNames = [];

/** Every change ends here: binds written mentions and forgets removed images that are no longer mentioned. */
function settle(
  prompt: PromptDocument,
  doc: PromptText,
  caret: number,
  { typing = false, names = NO_NAMES } = {},
): PromptDocument {
  const numbered = bind(doc, keysOf(prompt), caret, typing);
  const bound = bindNames(numbered.doc, names, numbered.caret, typing);
  const gone = prompt.gone.filter((image) => mentioned(bound.doc, image.key));
  const empty = bound.doc.length === 0 && prompt.images.length === 0;
  return {
    ...prompt,
    // An empty composer starts something new.
    from: empty ? undefined : prompt.from,
    doc: sameDoc(bound.doc, prompt.doc) ? prompt.doc : bound.doc,
    gone: gone.length === prompt.gone.length ? prompt.gone : gone,
    elements: empty ? NO_ELEMENTS : elementsOf(bound.doc, prompt.elements),
    caret: Math.max(0, Math.min(docLength(bound.doc), bound.caret)),
  };
}

const NO_ELEMENTS: readonly DocElement[] = [];

/** The elements of a text: what is known about them stays, and an unchanged list is the same list. */
function elementsOf(doc: PromptText, before: readonly DocElement[]): readonly DocElement[] {
  const ids = new Set(mentions(doc).flatMap(({ key }) => elementIdOf(key) ?? []));
  const known = new Map(before.map((element) => [element.id, element]));
  const now = [
    ...Array.from(ids, (id) => known.get(id) ?? { id, left: [] }),
    ...before.filter(({ id, left }) => left.length > 0 && !ids.has(id)),
  ];
  return now.length === before.length && now.every((element, at) => element === before[at]) ? before : now;
}

/** The document after typing, as the editor read it. Written `names` of elements become mentions. */
export const write = (prompt: PromptDocument, doc: PromptText, caret: number, names?: ElementNames): PromptDocument =>
  settle(prompt, doc, caret, { typing: true, names });

export const replace = (
  prompt: PromptDocument,
  from: number,
  to: number,
  put: PromptText,
  names?: ElementNames,
): PromptDocument => settle(prompt, splice(prompt.doc, from, to, put), from + docLength(put), { typing: true, names });

/** Turns all written names into mentions: before the names change, or when they become known. */
export const settleNames = (prompt: PromptDocument, names: ElementNames, typing = false): PromptDocument =>
  settle(prompt, prompt.doc, prompt.caret, { names, typing });

export const insertMention = (prompt: PromptDocument, from: number, to: number, key: string): PromptDocument =>
  keysOf(prompt).includes(key) || elementIdOf(key) !== null
    ? replace(prompt, from, to, [{ key }, ...spaceAfter(prompt.doc, from, to)])
    : prompt;

/** Gives the part of an image that the prompt asks for, such as a template's character, to an element. */
export const castElement = (prompt: PromptDocument, slot: number, id: string): PromptDocument =>
  settle(prompt, castAsked(prompt.doc, slot, elementKey(id)), prompt.caret);

/** Chooses which images of elements this prompt does without. */
export function leaveImages(prompt: PromptDocument, choices: readonly DocElement[]): PromptDocument {
  const left = new Map(choices.map((element) => [element.id, element]));
  const elements = prompt.elements.map((element) => left.get(element.id) ?? element);
  return { ...prompt, elements: elementsOf(prompt.doc, elements) };
}

export const isMentioned = (prompt: PromptDocument, id: string): boolean => mentioned(prompt.doc, elementKey(id));

/** A space after a mention where a word may follow; none before punctuation or in Chinese text. */
function spaceAfter(doc: PromptText, from: number, to: number): PromptText {
  const chinese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、]$/u;
  return chinese.test(charBefore(doc, from)) || /^[\s,.;:!?)，。、；：！？）]/u.test(charAfter(doc, to)) ? [] : [" "];
}

const charBefore = (doc: PromptText, place: number): string => charsOf(doc).slice(Math.max(0, place - 1), place);
const charAfter = (doc: PromptText, place: number): string => charsOf(doc).slice(place, place + 1);

/** Adds an image at the end. `slot`: the number in the prompt, counted from 1, that it was added for. */
export function appendImage(prompt: PromptDocument, image: Image, slot = 0): PromptDocument {
  if (prompt.images.length >= MAX_IMAGES || keysOf(prompt).includes(image.key)) return prompt;
  const images = [...prompt.images, image];
  return settle({ ...prompt, images }, shiftAsked(prompt.doc, slot, images.length), prompt.caret);
}

/** Removes an image. Its mentions stay and show that it is missing: the sentence around them is still useful. */
export function deleteImage(prompt: PromptDocument, key: string): PromptDocument {
  const image = prompt.images.find((one) => one.key === key);
  if (!image) return prompt;
  const { doc, caret } = bind(prompt.doc, keysOf(prompt), prompt.caret);
  const images = prompt.images.filter((one) => one !== image);
  let place = prompt.images.indexOf(image);
  for (const before of prompt.gone.map((one) => one.place ?? MAX_IMAGES).toSorted()) if (before <= place) place += 1;
  return settle({ ...prompt, images, gone: [...prompt.gone, { ...image, place }] }, doc, caret);
}

/** Returns a removed image to its place; its mentions refer to it again. */
export function restoreImage(prompt: PromptDocument, key: string): PromptDocument {
  const removed = prompt.gone.find((one) => one.key === key);
  if (!removed || prompt.images.length >= MAX_IMAGES) return prompt;
  const { place = MAX_IMAGES, ...image } = removed;
  const gone = prompt.gone.filter((one) => one !== removed);
  const at = place - gone.filter((one) => (one.place ?? MAX_IMAGES) < place).length;
  // Bind by the old numbers first, or text mentions would mean other images under the new ones.
  const { doc, caret } = bind(prompt.doc, keysOf(prompt), prompt.caret);
  return settle({ ...prompt, images: prompt.images.toSpliced(at, 0, image), gone }, doc, caret);
}

export const deleteMentions = (prompt: PromptDocument, key: string): PromptDocument =>
  settle(prompt, without(prompt.doc, key), prompt.caret);

/** Moves an image to an index, clamped to the list. Mentions follow. */
export function reorderImage(prompt: PromptDocument, key: string, to: number): PromptDocument {
  const image = prompt.images.find((one) => one.key === key);
  if (!image) return prompt;
  const others = prompt.images.filter((one) => one !== image);
  const place = Math.max(0, Math.min(others.length, to));
  if (prompt.images[place] === image) return prompt;
  // Bind by the old numbers first, or text mentions would mean other images under the new ones.
  return {
    ...settle(prompt, prompt.doc, prompt.caret),
    images: [...others.slice(0, place), image, ...others.slice(place)],
  };
}

/** Letters with their marks, digits and dashes in any language; at most 24 code units. Null when nothing is visible. */
export function cleanAlias(alias: string): string | null {
  const clean = alias.replace(/[^\p{L}\p{M}\p{N}_-]/gu, "").slice(0, 24);
  return isVisible(clean) ? clean : null;
}

export const renameImage = (prompt: PromptDocument, key: string, alias: string): PromptDocument => ({
  ...prompt,
  images: prompt.images.map((image) => (image.key === key ? { ...image, alias: cleanAlias(alias) } : image)),
});
