import { bind } from "./bind";
import type { Doc } from "./doc";

/** Stands where a mention has lost its picture. Such a prompt is never sent: the provider would film something else. */
export const LOST = "@image?";

/** The prompt as the provider reads it: every mention as `@image1` … `@image9` by the order of the pictures. */
export const serialise = (doc: Doc, keys: readonly string[]): string =>
  doc
    .map((part) => {
      if (typeof part === "string") return part;
      const number = keys.indexOf(part.key) + 1;
      return number > 0 ? `@image${number}` : LOST;
    })
    .join("");

/** The way back: `parse(serialise(doc, keys), keys)` is `doc`, for every document that `bind` has seen. */
export const parse = (text: string, keys: readonly string[]): Doc => bind(text === "" ? [] : [text], keys).doc;
