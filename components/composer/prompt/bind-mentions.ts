import { elementKey } from "@/lib/elements/element-key";
import { type ElementNames, elementMentionsIn } from "@/lib/elements/mentions";
import { mayBecomeAddress, mentionsIn, type Written } from "@/lib/generations/mentions";
import { charsOf, type Mention, type PromptText, tidy } from "./prompt-text";

/**
 * Turns every written `@image3` that refers to an existing image into a mention of that image. As text, it would mean
 * another image after a reorder; a mention stays with its image. Numbers without an image stay text until they get one,
 * and while `typing`, so does anything that may become an email address. `caret` is a position in the document and
 * moves with the text.
 */
export const bind = (
  doc: PromptText,
  keys: readonly string[],
  caret = 0,
  typing = false,
): { doc: PromptText; caret: number } =>
  bindWritten(doc, caret, (part, place) =>
    mentionsIn(part).flatMap((written) => {
      const key = keys[written.number - 1];
      if (key === undefined || (typing && mayBecomeAddress(part, written, place))) return [];
      return [{ ...written, key }];
    }),
  );

/**
 * The same for written names of elements: `@mira`. A name that ends at the caret stays text while `typing`, because it
 * may become a longer one.
 */
export const bindNames = (
  doc: PromptText,
  names: ElementNames,
  caret = 0,
  typing = false,
): { doc: PromptText; caret: number } =>
  bindWritten(doc, caret, (part, place) =>
    elementMentionsIn(part, names).flatMap(({ from, to, id }) => {
      const unfinished = (from < place && place <= to) || mayBecomeAddress(part, { from, to }, place);
      return typing && unfinished ? [] : [{ from, to, key: elementKey(id) }];
    }),
  );

/** `find` gets a text and where the caret is in it, and finds mentions that do not overlap. */
function bindWritten(
  doc: PromptText,
  caret: number,
  find: (text: string, caret: number) => { from: number; to: number; key: string }[],
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
    for (const { from, to, key } of find(part, caret - at)) {
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
