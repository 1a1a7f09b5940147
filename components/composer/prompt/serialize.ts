import { spell } from "@/lib/generations/mentions";
import { keepable } from "@/lib/text/keepable";
import { bind } from "./bind-mentions";
import { keysOf, type PromptDocument } from "./prompt-document";
import type { PromptText } from "./prompt-text";

/** The prompt as the provider reads it: mentions become `@image1` … `@image9` in the order of the images. */
export const serialize = (doc: PromptText, keys: readonly string[]): string =>
  spell(bind(doc, keys).doc.map((part) => (typeof part === "string" ? part : keys.indexOf(part.key) + 1 || null)));

/** The text that is sent: the character count, the preview and the request all use it. */
export const sentText = (prompt: Pick<PromptDocument, "doc" | "images">): string =>
  keepable(serialize(prompt.doc, keysOf(prompt))).trim();

/** The inverse: reads sent text back into the same mentions. */
export const parse = (text: string, keys: readonly string[]): PromptText => bind(text === "" ? [] : [text], keys).doc;
