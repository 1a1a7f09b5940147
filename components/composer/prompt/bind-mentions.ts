import { mayBecomeAddress, mentionsIn, type Written } from "@/lib/generations/mentions";
import { charsOf, type Mention, type PromptText, tidy } from "./prompt-text";

/**
 * Turns every written `@image3` that refers to an existing image into a mention of that image. As text, it would mean
 * another image after a reorder; a mention stays with its image. Numbers without an image stay text until they get one,
 * and while `typing`, so does anything that may become an email address. `caret` is a position in the document and
 * moves with the text.
 */
export function bind(
  doc: PromptText,
  keys: readonly string[],
  caret = 0,
  typing = false,
): { doc: PromptText; caret: number } {
  const out: (string | Mention)[] = [];
  let at = 0;
  let moved = caret;
  for (const part of doc) {
    if (typeof part !== "string") {
      out.push(part);
      at += 1;
      continue;
    }
    let end = 0;
    for (const written of mentionsIn(part)) {
      const { from, to, number } = written;
      const key = keys[number - 1];
      if (key === undefined) continue;
      if (typing && mayBecomeAddress(part, written, caret - at)) continue;
      out.push(part.slice(end, from), { key });
      if (caret >= at + to) moved -= to - from - 1;
      else if (caret > at + from) moved -= caret - at - from - 1;
      end = to;
    }
    out.push(part.slice(end));
    at += part.length;
  }
  return { doc: tidy(out), caret: moved };
}

/** Written mentions without an image, by their positions in the document. */
export const unbound = ({ doc, images }: { doc: PromptText; images: readonly unknown[] }): Written[] =>
  mentionsIn(charsOf(doc)).filter(({ number }) => images[number - 1] === undefined);
