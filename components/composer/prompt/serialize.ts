import { elementIdOf } from "@/lib/elements/element-key";
import { elementNames, spellElement } from "@/lib/elements/element-mentions";
import { spell } from "@/lib/generations/mentions";
import { keepable } from "@/lib/text/keepable";
import { bind, bindNames } from "./bind-mentions";
import { keysOf, type PromptDocument } from "./prompt-document";
import type { PromptText } from "./prompt-text";

type Named = { id: string; name: string };

/**
 * The prompt as plain text, as it is copied and saved: mentions become `@image1` … `@image9` in the order of the images,
 * and `@mira` by the names of `elements`.
 */
export function serialize(doc: PromptText, keys: readonly string[], elements: readonly Named[] = []): string {
  const parts = bind(doc, keys).doc.map((part) => {
    if (typeof part === "string") return part;
    const id = elementIdOf(part.key);
    const element = id === null ? null : (elements.find((one) => one.id === id) ?? null);
    return element ?? (keys.indexOf(part.key) + 1 || null);
  });
  const names = elementNames(elements);
  let out: (string | number | null)[] = [];
  for (const [at, part] of parts.entries()) {
    if (typeof part !== "object" || part === null) out.push(part);
    else {
      const next = parts[at + 1];
      const around = { before: spell(out), after: typeof next === "string" ? next : "" };
      out = [around.before + spellElement(part.name, around, names)];
    }
  }
  return spell(out);
}

/** The text that is saved, in which a mention of an element stays one. */
export const savedText = (prompt: Pick<PromptDocument, "doc" | "images">, elements: readonly Named[]): string =>
  keepable(serialize(prompt.doc, keysOf(prompt), elements)).trim();

/** The inverse: reads plain text back into the same mentions. */
export const parse = (text: string, keys: readonly string[], elements: readonly Named[] = []): PromptText =>
  bindNames(bind(text === "" ? [] : [text], keys).doc, elementNames(elements)).doc;
