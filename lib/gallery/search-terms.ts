import type { Db } from "@/db/database";
import { wordsOf } from "@/db/gallery/word-queries";

/** One word of a search: what the stored words must be like, and what the word index is asked for. */
export type SearchTerm = { like: string; tokens: string[] };

/** More than this finds nothing better and asks the index for ever more. */
const MOST_TERMS = 8;
const MOST_TOKENS = 12;
const LONGEST = 400;

/**
 * What a user typed as terms that all have to be met: words, beginnings and parts of words, signs of scripts without
 * spaces. The database folds it by the rule by which it folded what is stored, so that the two cannot disagree.
 */
export async function askTerms(db: Db, text: string): Promise<SearchTerm[]> {
  // A database takes no NUL and no half of a character.
  return searchTerms(await wordsOf(db, text.slice(0, LONGEST).replace(/[\0\p{Cs}]/gu, " ")));
}

export function searchTerms(words: readonly string[]): SearchTerm[] {
  const terms = [...new Set(words)].slice(0, MOST_TERMS).map(toTerm);
  const each = Math.max(1, Math.floor(MOST_TOKENS / Math.max(1, terms.length)));
  return terms.map((term) => ({ ...term, tokens: spread(term.tokens, each) }));
}

/** The same scripts as in `gallery_tokens` of the database: Thai and Lao, Burmese, Khmer, and from Chinese and Japanese on. */
const UNSPACED = /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u{10ffff}]/u;

/** By characters as the database counts them, not by JavaScript's halves of them. */
function grams(word: string, size: number): string[] {
  const signs = [...word];
  return signs.slice(size - 1).map((_, at) => signs.slice(at, at + size).join(""));
}

function toTerm(word: string): SearchTerm {
  const { length } = [...word];
  if (UNSPACED.test(word)) return { like: `%${word}%`, tokens: grams(word, Math.min(length, 2)) };
  // One or two letters are the beginning of a word; from three on they may stand anywhere in it.
  if (length < 3) return { like: `% ${word}%`, tokens: [`^${word}`] };
  return { like: `%${word}%`, tokens: grams(word, 3) };
}

/** At most `most` of them, evenly spread: neighbors overlap and say the same twice. */
const spread = (tokens: string[], most: number): string[] =>
  tokens.length <= most
    ? tokens
    : Array.from({ length: most }, (_, at) => tokens[Math.floor((at * tokens.length) / most)] ?? "");
