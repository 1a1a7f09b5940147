import type { Caption } from "@/lib/sequences/content";

/** Characters a second that most people can read, in letters and in Chinese, Japanese and Korean. */
const READABLE = { letters: 20, cjk: 9 } as const;

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** How fast a caption has to be read, and how fast it can be: characters a second, of whichever kind it has more of. */
export function readingSpeed({ from, to, text }: Caption, rate: number): { speed: number; limit: number } {
  const letters = [...text.replace(/\s+/g, " ").trim()].length;
  const cjk = text.match(CJK)?.length ?? 0;
  const limit = cjk * 2 > letters ? READABLE.cjk : READABLE.letters;
  return { speed: Math.round(letters / Math.max((to - from) / rate, 0.001)), limit };
}

export const isTooFast = (caption: Caption, rate: number): boolean => {
  const { speed, limit } = readingSpeed(caption, rate);
  return speed > limit;
};
