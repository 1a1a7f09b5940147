import type { Cast } from "@/components/composer/cast/cast";
import { wordsIn } from "@/components/composer/images/transfer";
import { keysOf, type PromptDocument } from "@/components/composer/prompt/prompt-document";
import type { PromptText } from "@/components/composer/prompt/prompt-text";
import { sliceDoc } from "@/components/composer/prompt/prompt-text";
import { serialize } from "@/components/composer/prompt/serialize";
import { elementIdOf, elementKey } from "@/lib/elements/element-key";

/** A format beside the plain text, so that a mention that is cut and pasted keeps its image after a reorder. */
const OWN = "application/x-ninefold-prompt";

export function copyTo(
  clipboard: DataTransfer,
  { prompt, cast }: { prompt: PromptDocument; cast: Cast },
  from: number,
  to: number,
): void {
  const piece = sliceDoc(prompt.doc, from, to);
  clipboard.setData("text/plain", serialize(piece, keysOf(prompt), cast.elements));
  clipboard.setData(OWN, JSON.stringify(piece));
}

/**
 * The content of a paste or drop, or null when it has no text. Mentions of unknown images are left out; one of an
 * element that this page does not know yet is pasted by its name.
 */
export function pasteFrom(
  clipboard: DataTransfer,
  { prompt, cast }: { prompt: PromptDocument; cast: Cast },
): PromptText | null {
  const elements = [...prompt.elements, ...cast.elements].map(({ id }) => elementKey(id));
  const images = [...prompt.images, ...prompt.gone].map(({ key }) => key);
  const own = readOwn(clipboard.getData(OWN), new Set([...images, ...elements]));
  if (own) return own;
  const text = wordsIn(clipboard);
  return text === "" ? null : [text.replace(/\r\n?/g, "\n").replaceAll("\u00a0", " ")];
}

function readOwn(json: string, known: ReadonlySet<string>): PromptText | null {
  if (json === "" || json.length > 200_000) return null;
  try {
    const parts: unknown = JSON.parse(json);
    if (!Array.isArray(parts)) return null;
    const read: (string | { key: string })[] = [];
    for (const part of parts as unknown[]) {
      const key = typeof part === "object" && part !== null && "key" in part ? part.key : null;
      if (typeof part === "string") read.push(part);
      else if (typeof key === "string" && known.has(key)) read.push({ key });
      else if (typeof key === "string" && elementIdOf(key) !== null) return null;
    }
    return read;
  } catch {
    return null;
  }
}
