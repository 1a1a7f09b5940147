import type { Doc, Mention } from "./doc";
import { tidy } from "./doc";

/** As the provider spells it, and as other services of the same model do: what people paste comes from everywhere. */
const WRITTEN = /@(?:image|图片|图)\s?([1-9])(?!\d)/gi;

/**
 * Turns every written `@image3` that means a picture on the sheet into a mention of that picture. The provider would
 * read the text as picture 3 whichever that is after the next reorder; a mention goes with its picture. Numbers that
 * have no picture stay text until they get one. A digit right after a mention is moved away by a space, or the two
 * would be sent as another number. `caret` is a place in the document and is carried along.
 */
export function bind(doc: Doc, keys: readonly string[], caret = 0): { doc: Doc; caret: number } {
  const out: (string | Mention)[] = [];
  let at = 0;
  let moved = caret;
  const push = (part: string | Mention) => {
    const last = out.at(-1);
    const touches = typeof part === "string" && /^\d/.test(part) && last !== undefined && typeof last !== "string";
    if (touches && caret > at) moved += 1;
    if (part !== "") out.push(touches ? ` ${part}` : part);
    at += typeof part === "string" ? part.length : 1;
  };
  for (const part of doc) {
    if (typeof part !== "string") {
      push(part);
      continue;
    }
    let end = 0;
    for (const match of part.matchAll(WRITTEN)) {
      const key = keys[Number(match[1]) - 1];
      if (key === undefined) continue;
      push(part.slice(end, match.index));
      const written = match[0].length;
      if (caret >= at + written) moved -= written - 1;
      else if (caret > at) moved -= caret - at - 1;
      out.push({ key });
      at += written;
      end = match.index + written;
    }
    push(part.slice(end));
  }
  const bound = tidy(out);
  return { doc: bound, caret: moved };
}
