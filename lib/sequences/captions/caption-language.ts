import type { Caption } from "@/lib/sequences/content";

/** Of as many of the first captions the language is read. */
const READ = 20;

/** Scripts that only one language of today's videos is written in, the rarer ones first: Japanese has Han as well. */
const SCRIPTS: readonly [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, "ja"],
  [/\p{Script=Hangul}/u, "ko"],
  [/\p{Script=Thai}/u, "th"],
  [/\p{Script=Hebrew}/u, "he"],
  [/\p{Script=Greek}/u, "el"],
  [/\p{Script=Han}/u, "zh"],
];

/**
 * The language of captions as BCP 47 has it, by their script; `und` where that tells nothing, so that no screen reader
 * is told a wrong one.
 */
export const captionLanguage = (text: string): string => SCRIPTS.find(([script]) => script.test(text))?.[1] ?? "und";

/** The language of a sequence's captions; null where none has a text. */
export function languageOf(captions: readonly Caption[]): string | null {
  const said = captions.map(({ text }) => text.trim()).filter((text) => text !== "");
  return said.length === 0 ? null : captionLanguage(said.slice(0, READ).join("\n"));
}
