/** A mention by the image's key: it refers to this image, whatever its current number. */
export type Mention = { key: string };

/**
 * Text and mentions in order. In tidy form no text is empty and no two texts are adjacent. Positions are counted in
 * UTF-16 code units, as in the browser; a mention counts as one.
 */
export type PromptText = readonly (string | Mention)[];

const lengthOf = (part: string | Mention): number => (typeof part === "string" ? part.length : 1);

/** The document as one string, in which a mention is one character. */
export const charsOf = (doc: PromptText): string =>
  doc.map((part) => (typeof part === "string" ? part : "\ufffc")).join("");

export const docLength = (doc: PromptText): number => doc.reduce((sum, part) => sum + lengthOf(part), 0);

export function tidy(parts: PromptText): PromptText {
  const out: (string | Mention)[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part === "") continue;
    if (typeof part === "string" && typeof last === "string") out[out.length - 1] = last + part;
    else out.push(part);
  }
  return out;
}

export function sliceDoc(doc: PromptText, from: number, to: number): PromptText {
  const out: (string | Mention)[] = [];
  let at = 0;
  for (const part of doc) {
    const end = at + lengthOf(part);
    if (typeof part === "string") out.push(part.slice(Math.max(0, from - at), Math.max(0, to - at)));
    else if (at >= from && end <= to) out.push(part);
    at = end;
  }
  return tidy(out);
}

/** The document with `from` to `to` replaced. */
export const splice = (doc: PromptText, from: number, to: number, put: PromptText): PromptText =>
  tidy([...sliceDoc(doc, 0, from), ...put, ...sliceDoc(doc, to, Number.POSITIVE_INFINITY)]);

export const sameDoc = (a: PromptText, b: PromptText): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((part, at) => {
      const other = b[at];
      return typeof part === "string" || typeof other === "string" || !other ? part === other : part.key === other.key;
    }));

export const mentions = (doc: PromptText): Mention[] => doc.filter((part) => typeof part !== "string");

export const mentioned = (doc: PromptText, key: string): boolean =>
  mentions(doc).some((mention) => mention.key === key);

/** The positions at which an image is mentioned. */
export function mentionPositions(doc: PromptText, key: string): number[] {
  const places: number[] = [];
  let at = 0;
  for (const part of doc) {
    if (typeof part !== "string" && part.key === key) places.push(at);
    at += lengthOf(part);
  }
  return places;
}

export const without = (doc: PromptText, key: string): PromptText =>
  tidy(doc.filter((part) => typeof part === "string" || part.key !== key));
