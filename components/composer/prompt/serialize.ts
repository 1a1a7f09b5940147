import { spell } from "@/lib/generations/mentions";
import { keepable } from "@/lib/text/keepable";
import { bind } from "./bind-mentions";
import { keysOf, type PromptDocument } from "./prompt-document";
import type { PromptText } from "./prompt-text";

/** The prompt as the provider reads it: every mention as `@image1` … `@image9` by the order of the images. */
export const serialize = (doc: PromptText, keys: readonly string[]): string =>
  spell(bind(doc, keys).doc.map((part) => (typeof part === "string" ? part : keys.indexOf(part.key) + 1 || null)));

/** What is sent of a prompt: the count, "What will be sent" and the request all read it here. */
export const sentText = (prompt: Pick<PromptDocument, "doc" | "images">): string =>
  keepable(serialize(prompt.doc, keysOf(prompt))).trim();

/** The way back: whatever was sent is read as the same mentions, and would be sent as it was. */
export const parse = (text: string, keys: readonly string[]): PromptText => bind(text === "" ? [] : [text], keys).doc;
