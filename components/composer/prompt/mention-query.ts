import { elementKey } from "@/lib/elements/element-key";
import { folded } from "@/lib/text/folded";
import type { PromptText } from "./prompt-text";

export type Query = { from: number; to: number; text: string };
type Named = { key: string; name: string; alias: string | null };

/** The unfinished `@…` right before the caret, or null. Long ones are an address or a sentence. */
export function queryAt(doc: PromptText, caret: number): Query | null {
  let at = 0;
  for (const part of doc) {
    const end = at + (typeof part === "string" ? part.length : 1);
    if (typeof part === "string" && caret > at && caret <= end) {
      const match = /[@＠]([^\s@＠]{0,24})$/u.exec(part.slice(0, caret - at));
      return match ? { from: at + match.index, to: caret, text: match[1] ?? "" } : null;
    }
    at = end;
  }
  return null;
}

type Called = { id: string; name: string; tags: readonly string[] };

/** More would only be scrolled past: a letter finds the rest. */
const MOST = 50;

/**
 * The keys of the images and elements that a query may mean: images by number, alias or file name, elements by name or
 * tag. An element of exactly this name comes first, then what begins with the query, then what contains it.
 */
export function mentionOptions(images: readonly Named[], elements: readonly Called[], query: string): string[] {
  const wanted = folded(query);
  const rank = (first: readonly string[], more: readonly string[]): number => {
    const [names, others] = [first.map(folded), more.map(folded)];
    if (names.some((word) => word !== "" && word.startsWith(wanted))) return 1;
    if (others.some((word) => word.startsWith(wanted))) return 2;
    return [...names, ...others].some((word) => word.includes(wanted)) ? 3 : 4;
  };
  const ranked = [
    ...images.map(({ key, name, alias }, at) => {
      const numbers = [`${at + 1}`, `image${at + 1}`, `图${at + 1}`, `图片${at + 1}`];
      return { key, rank: rank([...numbers, alias ?? ""], [name]) };
    }),
    ...elements.map(({ id, name, tags }) => ({
      key: elementKey(id),
      rank: folded(name) === wanted ? 0 : rank([name], tags),
    })),
  ];
  return ranked
    .filter((one) => one.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ key }) => key);
}
