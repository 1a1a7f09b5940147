/** The mention of a picture, by the picture's key: whatever number the picture has today, it stays this picture. */
export type Mention = { key: string };

/**
 * What is written: text and mentions in order. In its tidy form no text is empty and no two texts touch. Places are
 * counted in characters (UTF-16 units, as the browser counts), and a mention is one.
 */
export type Doc = readonly (string | Mention)[];

const lengthOf = (part: string | Mention): number => (typeof part === "string" ? part.length : 1);

/** The document as one line of characters in which a mention is one. */
export const charsOf = (doc: Doc): string => doc.map((part) => (typeof part === "string" ? part : "\ufffc")).join("");

export const docLength = (doc: Doc): number => doc.reduce((sum, part) => sum + lengthOf(part), 0);

export function tidy(parts: Doc): Doc {
  const out: (string | Mention)[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (part === "") continue;
    if (typeof part === "string" && typeof last === "string") out[out.length - 1] = last + part;
    else out.push(part);
  }
  return out;
}

export function sliceDoc(doc: Doc, from: number, to: number): Doc {
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
export const splice = (doc: Doc, from: number, to: number, put: Doc): Doc =>
  tidy([...sliceDoc(doc, 0, from), ...put, ...sliceDoc(doc, to, Number.POSITIVE_INFINITY)]);

export const sameDoc = (a: Doc, b: Doc): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((part, at) => {
      const other = b[at];
      return typeof part === "string" || typeof other === "string" || !other ? part === other : part.key === other.key;
    }));

export const mentions = (doc: Doc): Mention[] => doc.filter((part) => typeof part !== "string");

export const mentioned = (doc: Doc, key: string): boolean => mentions(doc).some((mention) => mention.key === key);

/** The places at which a picture is mentioned. */
export function placesOf(doc: Doc, key: string): number[] {
  const places: number[] = [];
  let at = 0;
  for (const part of doc) {
    if (typeof part !== "string" && part.key === key) places.push(at);
    at += lengthOf(part);
  }
  return places;
}

export const without = (doc: Doc, key: string): Doc =>
  tidy(doc.filter((part) => typeof part === "string" || part.key !== key));
