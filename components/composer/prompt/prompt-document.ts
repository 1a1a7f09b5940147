import { MAX_PICTURES } from "@/lib/generations/settings";
import { isVisible } from "@/lib/text/visible";
import { bind } from "./bind-mentions";
import { charsOf, docLength, mentioned, type PromptText, sameDoc, splice, without } from "./prompt-text";

/** A picture on the sheet. The key never changes; `alias` is what its owner calls it, without the @. */
export type Picture = { key: string; name: string; alias: string | null };

/** What undo goes back through: the words, the pictures, and the pictures that are gone but still spoken of. */
export type PromptDocument = {
  doc: PromptText;
  /** In the order in which the prompt counts them: pictures[0] is @image1. */
  pictures: readonly Picture[];
  gone: readonly Picture[];
  /** Where the next word goes. */
  caret: number;
  /** The film whose words and pictures this began with. */
  from?: string;
};

export const EMPTY_DOCUMENT: PromptDocument = { doc: [], pictures: [], gone: [], caret: 0 };

export const keysOf = (work: Pick<PromptDocument, "pictures">): string[] => work.pictures.map((picture) => picture.key);

/** Every change ends here: what is written is bound, and only pictures that are still spoken of are remembered. */
function settle(work: PromptDocument, doc: PromptText, caret: number, typing = false): PromptDocument {
  const bound = bind(doc, keysOf(work), caret, typing);
  const gone = work.gone.filter((picture) => mentioned(bound.doc, picture.key));
  const empty = bound.doc.length === 0 && work.pictures.length === 0;
  return {
    ...work,
    // On an empty sheet something new begins.
    from: empty ? undefined : work.from,
    doc: sameDoc(bound.doc, work.doc) ? work.doc : bound.doc,
    gone: gone.length === work.gone.length ? work.gone : gone,
    caret: Math.max(0, Math.min(docLength(bound.doc), bound.caret)),
  };
}

/** What the person typed, as the editor read it. */
export const write = (work: PromptDocument, doc: PromptText, caret: number): PromptDocument =>
  settle(work, doc, caret, true);

export const replace = (work: PromptDocument, from: number, to: number, put: PromptText): PromptDocument =>
  settle(work, splice(work.doc, from, to, put), from + docLength(put), true);

export const insertMention = (work: PromptDocument, from: number, to: number, key: string): PromptDocument =>
  keysOf(work).includes(key) ? replace(work, from, to, [{ key }, ...spaceAfter(work.doc, from, to)]) : work;

/** A space after a mention where a word may follow; none before a mark, and none in a language that has none. */
function spaceAfter(doc: PromptText, from: number, to: number): PromptText {
  const chinese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、]$/u;
  return chinese.test(charBefore(doc, from)) || /^[\s,.;:!?)，。、；：！？）]/u.test(charAfter(doc, to)) ? [] : [" "];
}

const charBefore = (doc: PromptText, place: number): string => charsOf(doc).slice(Math.max(0, place - 1), place);
const charAfter = (doc: PromptText, place: number): string => charsOf(doc).slice(place, place + 1);

export const insertImage = (work: PromptDocument, picture: Picture): PromptDocument =>
  work.pictures.length >= MAX_PICTURES || keysOf(work).includes(picture.key)
    ? work
    : settle({ ...work, pictures: [...work.pictures, picture] }, work.doc, work.caret);

/** Takes a picture off the sheet. Its mentions stay and show that they lost it: the sentence around them still stands. */
export function deleteImage(work: PromptDocument, key: string): PromptDocument {
  const picture = work.pictures.find((one) => one.key === key);
  if (!picture) return work;
  const { doc, caret } = bind(work.doc, keysOf(work), work.caret);
  const pictures = work.pictures.filter((one) => one !== picture);
  return settle({ ...work, pictures, gone: [...work.gone, picture] }, doc, caret);
}

/** Brings a removed picture back to the end of the sheet; all its mentions mean it again. */
export function restoreImage(work: PromptDocument, key: string): PromptDocument {
  const picture = work.gone.find((one) => one.key === key);
  if (!picture || work.pictures.length >= MAX_PICTURES) return work;
  const gone = work.gone.filter((one) => one !== picture);
  return settle({ ...work, pictures: [...work.pictures, picture], gone }, work.doc, work.caret);
}

export const deleteMentions = (work: PromptDocument, key: string): PromptDocument =>
  settle(work, without(work.doc, key), work.caret);

/** Moves a picture to a place counted from 0; places outside the sheet mean its ends. Mentions follow by themselves. */
export function reorderImage(work: PromptDocument, key: string, to: number): PromptDocument {
  const picture = work.pictures.find((one) => one.key === key);
  if (!picture) return work;
  const others = work.pictures.filter((one) => one !== picture);
  const place = Math.max(0, Math.min(others.length, to));
  if (work.pictures[place] === picture) return work;
  // First bound by the old numbers, or what is still text would mean another picture by the new ones.
  return {
    ...settle(work, work.doc, work.caret),
    pictures: [...others.slice(0, place), picture, ...others.slice(place)],
  };
}

/** Letters with their marks, digits and dashes of any language; 24 units at most. A name that nobody can see is none. */
export function cleanAlias(alias: string): string | null {
  const clean = alias.replace(/[^\p{L}\p{M}\p{N}_-]/gu, "").slice(0, 24);
  return isVisible(clean) ? clean : null;
}

export const renamePicture = (work: PromptDocument, key: string, alias: string): PromptDocument => ({
  ...work,
  pictures: work.pictures.map((picture) => (picture.key === key ? { ...picture, alias: cleanAlias(alias) } : picture)),
});
