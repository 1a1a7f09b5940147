import { inAddress, isUnspaced } from "@/lib/generations/mentions";
import { MAX_ELEMENT_NAME, nameKey } from "./names";

/** A mention of an element as written: its range in the text (UTF-16 units, from its `@`), and whose name it is. */
export type WrittenElement = { from: number; to: number; id: string };

export type ElementNames = readonly { id: string; name: string }[];

/** Ids by folded name, kept per list: while somebody types, the same list is asked for at every key. */
const known = new WeakMap<ElementNames, Map<string, string>>();
function idsOf(named: ElementNames): Map<string, string> {
  const ids = known.get(named) ?? new Map(named.map(({ id, name }) => [nameKey(name), id]));
  known.set(named, ids);
  return ids;
}

const AT = /[@＠]/gu;
const IN_WORD = /[\p{L}\p{M}\p{Nd}_]/u;

/**
 * The mentions of elements in a text, in any case and accents, the longest name first: `@mira`, and in scripts without
 * spaces also `@米拉走进来`; not the one in `@miranda`, nor in `me@mira.com`.
 */
export function elementMentionsIn(text: string, named: ElementNames): WrittenElement[] {
  if (named.length === 0 || !/[@＠]/u.test(text)) return [];
  const ids = idsOf(named);
  return [...text.matchAll(AT)].flatMap(({ index: from }) => {
    // Composed and decomposed spellings of one name differ in length.
    const longest = Math.min(text.length, from + 1 + 2 * MAX_ELEMENT_NAME);
    for (let to = longest; to > from + 1; to -= 1) {
      if (!endsWord(text, to)) continue;
      const id = ids.get(nameKey(text.slice(from + 1, to)));
      if (id === undefined) continue;
      return inAddress(text.slice(Math.max(0, from - 1), from), text.slice(to, to + 80)) ? [] : [{ from, to, id }];
    }
    return [];
  });
}

/** Whether a name that ends there is not just the beginning of a longer word. */
function endsWord(text: string, at: number): boolean {
  const next = String.fromCodePoint(text.codePointAt(at) ?? 32);
  if (!IN_WORD.test(next)) return true;
  return /[^\p{M}\p{Nd}_]/u.test(next) && (isUnspaced(next) || isUnspaced(text.charAt(at - 1)));
}
