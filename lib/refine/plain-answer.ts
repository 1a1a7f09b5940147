import { keepable } from "@/lib/text/keepable";

const THOUGHTS = /<(think|thinking|thought|reasoning)>[\s\S]*?(?:<\/\1>|$)/gi;
/** Some models' templates open the thoughts themselves, so that only their end is in the answer. */
const LATE_END = /^[\s\S]*<\/(?:think|thinking|thought|reasoning)>/i;
/** The beginning of such a mark, while more may come. */
const HALF = /<\/?(?:[trtho]\w{0,9})?$/i;
const FENCED = /^([^`]{0,200}?)```[^\n`]*\n([\s\S]*?)(?:\n?```([\s\S]{0,200})|$)/;

/**
 * The text of an answer without the model's thoughts, without a code fence around it and without quotes around all of
 * it. `more`: it is still being written.
 */
export function plainAnswer(raw: string, more = false): string {
  const said = raw.replace(THOUGHTS, "").replace(LATE_END, "");
  const shown = (more ? said.replace(HALF, "").replace(/\n?`{1,3}$/, "") : said).trim();
  const fenced = FENCED.exec(shown);
  return keepable(unquoted((fenced?.[2] ?? shown).trim()));
}

const unquoted = (text: string): string =>
  /^"[^"]+"$/.test(text) || /^“[^“”]+”$/.test(text) ? text.slice(1, -1) : text;

/** Whether a model wrote thoughts into its answer. */
export const hasThoughts = (raw: string): boolean => raw.search(THOUGHTS) >= 0;

/** Whether it is a page instead of a text. */
export const isPage = (text: string): boolean => /^\s*<(?:!doctype|html|head|body)\b/i.test(text);
