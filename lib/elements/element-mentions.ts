import { runsTogether } from "@/lib/generations/mentions";
import { MAX_ELEMENT_NAME, nameKey } from "./names";

/** Ids by `nameKey`. */
export type ElementNames = ReadonlyMap<string, string>;

export const elementNames = (elements: Iterable<{ id: string; name: string }>): ElementNames =>
  new Map(Array.from(elements, ({ id, name }) => [nameKey(name), id]));

/** An element's mention as written: its range in the text, in UTF-16 units, with the `@`. */
export type WrittenElement = { from: number; to: number; id: string };

const SIGNS = /[\p{L}\p{M}\p{Nd}_-]*/uy;
/** A decomposed name is longer than a stored one. */
const MOST_SIGNS = 4 * MAX_ELEMENT_NAME;

/**
 * Where a text mentions elements: `@mira`, in any case and however its accents are encoded. The longest name wins; a
 * name inside a word (`@miranda`, `@mira-like`) or behind one, as in an e-mail address, is none.
 */
export function elementMentionsIn(text: string, names: ElementNames): WrittenElement[] {
  if (names.size === 0) return [];
  const found: WrittenElement[] = [];
  for (const { index: from } of text.matchAll(/[@＠]/g)) {
    if (from > 0 && behindWord(text.slice(Math.max(0, from - 40), from))) continue;
    SIGNS.lastIndex = from + 1;
    const signs = (SIGNS.exec(text)?.[0] ?? "").slice(0, MOST_SIGNS);
    for (let length = signs.length; length > 0; length--) {
      const [name, rest] = [signs.slice(0, length), text.slice(from + 1 + length, from + 41 + length)];
      if (goesOn(name, rest)) continue;
      const id = names.get(nameKey(name));
      if (id === undefined) continue;
      found.push({ from, to: from + 1 + length, id });
      break;
    }
  }
  return found;
}

const behindWord = (before: string): boolean => runsTogether(before, "a") || /[.%+-]$/.test(before);

/** Whether a name cut here would be part of a word or of a character. */
const goesOn = (name: string, rest: string): boolean =>
  /^[\p{M}\udc00-\udfff]/u.test(rest) || /^-[\p{L}\p{N}]/u.test(rest) || runsTogether(name, rest);

/** A mention by its name as text that reads as this mention again, with the spaces that this takes. */
export function spellElement(name: string, { before, after }: { before: string; after: string }, names: ElementNames) {
  const written = `@${name}`;
  const [read] = elementMentionsIn(written + after.slice(0, 40), names);
  const apart = after !== "" && (read ? read.to !== written.length : goesOn(name, after));
  return `${behindWord(before.slice(-40)) ? " " : ""}${written}${apart ? " " : ""}`;
}
