/** One word of a search: what the stored words must be like, and what the word index is asked for. */
export type SearchTerm = { like: string; tokens: string[] };

/** More than this finds nothing better and asks the index for ever more. */
const MOST_TERMS = 8;
const MOST_TOKENS = 12;
const FIRST_CHINESE = 0x3005;

/** The same cut that `gallery_words` makes in the database: lower case, words between spaces, Chinese runs apart. */
export function searchWords(text: string): string[] {
  return text
    .slice(0, 400)
    .toLowerCase()
    .replace(/[^a-z0-9\u00aa-\u024f\u0370-\u1fff\u3005-\u3007\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff]+/g, " ")
    .replace(/([\u3005-\ufaff]+)/g, " $1 ")
    .split(" ")
    .filter((word) => word !== "");
}

const grams = (word: string, size: number): string[] =>
  Array.from({ length: Math.max(0, word.length - size + 1) }, (_, at) => word.slice(at, at + size));

function toTerm(word: string): SearchTerm {
  if (word.charCodeAt(0) >= FIRST_CHINESE) {
    return { like: `%${word}%`, tokens: grams(word, Math.min(word.length, 2)) };
  }
  // One or two letters are the beginning of a word; from three on they may stand anywhere in it.
  if (word.length < 3) return { like: `% ${word}%`, tokens: [`^${word}`] };
  return { like: `%${word}%`, tokens: grams(word, 3) };
}

/** At most `most` of them, evenly spread: neighbours overlap and say the same twice. */
const spread = (tokens: string[], most: number): string[] =>
  tokens.length <= most
    ? tokens
    : Array.from({ length: most }, (_, at) => tokens[Math.floor((at * tokens.length) / most)] ?? "");

/** What a person typed as terms that all have to be met: words, beginnings and parts of words, Chinese characters. */
export function searchTerms(text: string): SearchTerm[] {
  const terms = [...new Set(searchWords(text))].slice(0, MOST_TERMS).map(toTerm);
  const each = Math.max(1, Math.floor(MOST_TOKENS / Math.max(1, terms.length)));
  return terms.map((term) => ({ ...term, tokens: spread(term.tokens, each) }));
}
