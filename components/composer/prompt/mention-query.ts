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

/** The images that match a query by number, alias or file name; prefix matches come first. */
export function matching<Image extends Named>(images: readonly Image[], query: string): Image[] {
  const wanted = folded(query);
  const rank = (image: Image, at: number): number => {
    const words = [`${at + 1}`, `image${at + 1}`, `图${at + 1}`, `图片${at + 1}`, image.alias ?? "", image.name].map(
      folded,
    );
    if (words.some((word) => word !== "" && word.startsWith(wanted))) return 0;
    return words.some((word) => word.includes(wanted)) ? 1 : 2;
  };
  return images
    .map((image, at) => ({ image, rank: rank(image, at) }))
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank)
    .map(({ image }) => image);
}
