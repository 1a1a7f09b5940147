import { mayBecomeAddress, mentionsIn, type Written } from "@/lib/generations/mentions";
import { charsOf, type Mention, type PromptText, tidy } from "./prompt-text";

/**
 * Turns every written `@image3` that means an image on the sheet into a mention of that image. The provider would
 * read the text as image 3 whichever that is after the next reorder; a mention goes with its image. Numbers that
 * have no image stay text until they get one, and so does, while somebody is `typing`, what may become an e-mail address.
 * `caret` is a place in the document and is carried along.
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

/** The written mentions that mean no image on the sheet, by their places in the document. */
export const unbound = ({ doc, images }: { doc: PromptText; images: readonly unknown[] }): Written[] =>
  mentionsIn(charsOf(doc)).filter(({ number }) => images[number - 1] === undefined);
