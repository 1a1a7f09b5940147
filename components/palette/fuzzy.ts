import { folded } from "@/lib/text/folded";

/** Scripts without spaces: each character begins a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * How well a text matches what was typed: 0 not at all, 100 exactly. Every typed word must be found, in any order: at the
 * beginning, at the beginning of a word, anywhere, as beginnings of several words (`shlib` for "Show library"), or with
 * letters left out of one word (`glry` for "Gallery").
 */
export function fuzzyScore(query: string, text: string): number {
  const words = folded(query).split(/\s+/).filter(Boolean);
  const signs = folded(text).trim();
  const scores = words.map((word) => wordScore(word, signs));
  if (scores.length === 0 || scores.includes(0)) return 0;
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  // Of equal matches the shorter text is meant.
  return mean - Math.min(9, signs.length / 20);
}

function wordScore(word: string, text: string): number {
  if (text === word) return 109;
  if (text.startsWith(word)) return 95;
  for (let at = text.indexOf(word); at > 0; at = text.indexOf(word, at + 1)) if (startsWord(text, at)) return 80;
  if (text.includes(word)) return 60;
  if (word.length < 2) return 0;
  if (matchesBeginnings(word, text)) return 40;
  return word.length > 2 && text.split(/[^\p{L}\p{N}]+/u).some((one) => one[0] === word[0] && leavesOut(word, one))
    ? 20
    : 0;
}

function startsWord(text: string, at: number): boolean {
  const [before = "", here = ""] = [text[at - 1], text[at]];
  return at === 0 || (LETTER.test(here) && !LETTER.test(before)) || UNSPACED.test(here) || UNSPACED.test(before);
}

/** Whether each letter continues the letter before it or begins a later word. */
function matchesBeginnings(word: string, text: string): boolean {
  let ends: number[] = [];
  for (const [index, letter] of [...word].entries()) {
    const first = ends[0] ?? -1;
    const next: number[] = [];
    for (let at = 0; at < text.length; at++) {
      if (text[at] !== letter) continue;
      if (startsWord(text, at) ? index === 0 || at > first : ends.includes(at - 1)) next.push(at);
    }
    if (next.length === 0) return false;
    ends = next;
  }
  return true;
}

function leavesOut(word: string, whole: string): boolean {
  let at = 0;
  for (const letter of word) {
    at = whole.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
