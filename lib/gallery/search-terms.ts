import type { Db } from "@/db/database";
import { wordsOf } from "@/db/gallery/word-queries";

/** One word of a search: a pattern for the stored words, and the tokens for the word index. */
export type SearchTerm = { like: string; tokens: string[] };

/** More terms find nothing better and cost ever more index lookups. */
const MOST_TERMS = 8;
const MOST_TOKENS = 12;
const LONGEST = 400;

/**
 * What a user typed, as terms that all have to match: words, beginnings and parts of words, characters of scripts
 * without spaces. The database normalizes it by the same rule as the stored words, so that the two cannot disagree.
 */
export async function termsOf(db: Db, text: string): Promise<SearchTerm[]> {
  // The database accepts neither NUL nor half a surrogate pair.
  return searchTerms(await wordsOf(db, text.slice(0, LONGEST).replace(/[\0\p{Cs}]/gu, " ")));
}

export function searchTerms(words: readonly string[]): SearchTerm[] {
  const terms = [...new Set(words)].slice(0, MOST_TERMS).map(toTerm);
  const each = Math.max(1, Math.floor(MOST_TOKENS / Math.max(1, terms.length)));
  return terms.map((term) => ({ ...term, tokens: evenlySpaced(term.tokens, each) }));
}

/**
 * The same scripts as in the database's `gallery_tokens`: Thai, Lao, Burmese, Khmer, and from Chinese and Japanese on.
 */
const UNSPACED = /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u{10ffff}]/u;

/** By characters as the database counts them, not by JavaScript's UTF-16 units. */
function grams(word: string, size: number): string[] {
  const signs = [...word];
  return signs.slice(size - 1).map((_, at) => signs.slice(at, at + size).join(""));
}

function toTerm(word: string): SearchTerm {
  const { length } = [...word];
  if (UNSPACED.test(word)) return { like: `%${word}%`, tokens: grams(word, Math.min(length, 2)) };
  // One or two letters are the beginning of a word; three or more match anywhere in it.
  if (length < 3) return { like: `% ${word}%`, tokens: [`^${word}`] };
  return { like: `%${word}%`, tokens: grams(word, 3) };
}

/** At most `most` of them, evenly spaced: neighbors overlap and add little. */
const evenlySpaced = (tokens: string[], most: number): string[] =>
  tokens.length <= most
    ? tokens
    : Array.from({ length: most }, (_, at) => tokens[Math.floor((at * tokens.length) / most)] ?? "");
