import { wordsIn } from "@/components/composer/images/transfer";
import { keysOf, type PromptDocument } from "@/components/composer/prompt/prompt-document";
import type { PromptText } from "@/components/composer/prompt/prompt-text";
import { sliceDoc } from "@/components/composer/prompt/prompt-text";
import { serialize } from "@/components/composer/prompt/serialize";

/** A format beside the plain text, so that a mention that is cut and pasted keeps its image after a reorder. */
const OWN = "application/x-ninefold-prompt";

export function copyTo(clipboard: DataTransfer, prompt: PromptDocument, from: number, to: number): void {
  const piece = sliceDoc(prompt.doc, from, to);
  clipboard.setData("text/plain", serialize(piece, keysOf(prompt)));
  clipboard.setData(OWN, JSON.stringify(piece));
}

/** The content of a paste or drop, or null when it has no text. Mentions of unknown images are left out. */
export function pasteFrom(clipboard: DataTransfer, prompt: PromptDocument): PromptText | null {
  const own = readOwn(clipboard.getData(OWN), new Set([...prompt.images, ...prompt.gone].map(({ key }) => key)));
  if (own) return own;
  const text = wordsIn(clipboard);
  return text === "" ? null : [text.replace(/\r\n?/g, "\n").replaceAll("\u00a0", " ")];
}

function readOwn(json: string, known: ReadonlySet<string>): PromptText | null {
  if (json === "" || json.length > 200_000) return null;
  try {
    const parts: unknown = JSON.parse(json);
    if (!Array.isArray(parts)) return null;
    return (parts as unknown[]).flatMap((part: unknown): PromptText => {
      if (typeof part === "string") return [part];
      const key = typeof part === "object" && part !== null && "key" in part ? part.key : null;
      return typeof key === "string" && known.has(key) ? [{ key }] : [];
    });
  } catch {
    return null;
  }
}
