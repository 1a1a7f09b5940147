import { charsOf, docLength, type PromptText, sliceDoc, splice } from "@/components/composer/prompt/prompt-text";

const CHINESE = /\p{Script=Han}/u;

/** Finds one of the words in a description, as its own sentence or within one; the longest match wins. */
function find(chars: string, words: readonly string[]): { word: string; from: number; to: number } | null {
  const longest = [...words].sort((a, b) => b.length - a.length);
  const match = new RegExp(`(?<![\\p{Script=Latin}-])(?:${longest.join("|")})(?![\\p{Script=Latin}-])`, "iu").exec(
    chars,
  );
  if (!match) return null;
  const word = words.find((one) => one.toLowerCase() === match[0].toLowerCase()) ?? match[0];
  return { word, from: match.index, to: match.index + match[0].length };
}

/** The word of a kind in a description, or null. */
export const wordIn = (body: PromptText, words: readonly string[]): string | null =>
  find(charsOf(body), words)?.word ?? null;

/**
 * Adds a word to a shot's description as a short sentence at its start or end. It replaces another word of the same
 * kind, because a shot has one size and one move; the same word is removed.
 */
export function putWord(body: PromptText, word: string, words: readonly string[], place: "start" | "end"): PromptText {
  const there = find(charsOf(body), words);
  if (there && there.word !== word) return splice(body, there.from, there.to, [word]);
  if (there) return removeWords(body, there.from, there.to);
  const [stop, space] = CHINESE.test(word) ? ["。", ""] : [".", " "];
  if (place === "start") return splice(body, 0, 0, [docLength(body) > 0 ? `${word}${stop}${space}` : `${word}${stop}`]);
  const chars = charsOf(body).trimEnd();
  const joint = chars === "" ? "" : /[.!?。！？…"”]$/.test(chars) ? space : `${stop}${space}`;
  return splice(body, chars.length, docLength(body), [`${joint}${word}${stop}`]);
}

/** Removes words with their period and the extra space. */
function removeWords(body: PromptText, from: number, to: number): PromptText {
  const after = /^[.。,，]?[ \t]*/.exec(charsOf(sliceDoc(body, to, docLength(body))))?.[0].length ?? 0;
  const rest = splice(body, from, to + after, []);
  const chars = charsOf(rest);
  return from === chars.length ? sliceDoc(rest, 0, chars.trimEnd().length) : rest;
}
