import { elementIdOf } from "@/lib/elements/element-key";
import { type ElementNames, elementMentionsIn } from "@/lib/elements/mentions";
import { spell } from "@/lib/generations/mentions";
import { keepable } from "@/lib/text/keepable";
import { bind, bindNames } from "./bind-mentions";
import { keysOf, type PromptDocument } from "./prompt-document";
import type { PromptText } from "./prompt-text";

/**
 * The prompt as plain text, as it is copied and saved: mentions become `@image1` … `@image9` in the order of the images,
 * and `@mira` by the names of `elements`.
 */
export function serialize(doc: PromptText, keys: readonly string[], elements: ElementNames = []): string {
  const parts = bind(doc, keys).doc.map((part) => {
    if (typeof part === "string") return part;
    const id = elementIdOf(part.key);
    const element = id === null ? null : (elements.find((one) => one.id === id) ?? null);
    return element ?? (keys.indexOf(part.key) + 1 || null);
  });
  let out: (string | number | null)[] = [];
  for (const [at, part] of parts.entries()) {
    if (typeof part !== "object" || part === null) out.push(part);
    else {
      const next = parts[at + 1];
      const before = spell(out);
      out = [before + spellName(part.name, { before, after: typeof next === "string" ? next : "" }, elements)];
    }
  }
  return spell(out);
}

/** `@mira` with the spaces that it takes to be read as this mention again. */
function spellName(name: string, { before, after }: { before: string; after: string }, elements: ElementNames): string {
  const written = `@${name}`;
  for (const [open, close] of [
    ["", ""],
    ["", " "],
    [" ", ""],
  ] as const) {
    const lead = before.slice(-1) + open;
    const read = elementMentionsIn(`${lead}${written}${close}${after.slice(0, 80)}`, elements);
    const whole = ({ from, to }: { from: number; to: number }) => from === lead.length && to === from + written.length;
    if (read.some(whole)) return open + written + close;
  }
  return ` ${written} `;
}

/** The text that is saved, in which a mention of an element stays one. */
export const savedText = (prompt: Pick<PromptDocument, "doc" | "images">, elements: ElementNames): string =>
  keepable(serialize(prompt.doc, keysOf(prompt), elements)).trim();

/** The inverse: reads plain text back into the same mentions. */
export const parse = (text: string, keys: readonly string[], elements: ElementNames = []): PromptText =>
  bindNames(bind(text === "" ? [] : [text], keys).doc, elements).doc;
