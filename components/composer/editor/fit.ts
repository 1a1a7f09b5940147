import type { PromptDocument } from "@/components/composer/prompt/prompt-document";
import { charsOf, type PromptText, sliceDoc } from "@/components/composer/prompt/prompt-text";
import { mentionsIn } from "@/lib/generations/mentions";
import { MAX_PROMPT } from "@/lib/generations/settings";

/**
 * The part of a paste that fits the prompt, counted as the server counts it: UTF-16 units of what is sent. Never cuts
 * inside a character or a mention. `put` is the prompt with a piece inserted, `sent` its text.
 */
export function fitting(
  piece: PromptText,
  put: (piece: PromptText) => PromptDocument,
  sent: (prompt: PromptDocument) => string,
): PromptText {
  const fits = (length: number) => sent(put(sliceDoc(piece, 0, length))).length <= MAX_PROMPT;
  const chars = charsOf(piece);
  if (chars.length <= 2 * MAX_PROMPT && fits(chars.length)) return piece;
  let [most, over] = [0, Math.min(chars.length, 2 * MAX_PROMPT)];
  while (most < over - 1) {
    const middle = (most + over) >> 1;
    if (fits(middle)) most = middle;
    else over = middle;
  }
  const cut = mentionsIn(chars.slice(0, over + 20)).find(({ from, to }) => from < most && most < to)?.from ?? most;
  const sign = new Intl.Segmenter(undefined, { granularity: "grapheme" })
    .segment(chars.slice(0, over + 40))
    .containing(cut);
  return sliceDoc(piece, 0, sign?.index ?? cut);
}
