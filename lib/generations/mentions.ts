/** A mention as written: its range in the text (UTF-16 units) and its number, for which there may be no image. */
export type Written = { from: number; to: number; number: number };

/** The provider's spelling, and those of other services and keyboards: pasted text comes from everywhere. */
const WRITTEN = /[@＠](?:image|ｉｍａｇｅ|图片|圖片|图|圖)[ \u00a0\u3000]?(\p{Nd}+)/giu;
/** What precedes and follows the `@image1` of an e-mail address such as `me@image1.com`. */
const LOCAL = /[\w.%+-]$/;
const DOMAIN = /^[\w-]*(?:\.[\w-]+)*\.[a-z]{2,}(?![\w-])/;

/** Whether `me` and `.com` around a mention make it part of an e-mail address. */
export const inAddress = (before: string, after: string): boolean => LOCAL.test(before) && DOMAIN.test(after);

/** Whether a user whose caret is there may still be typing an e-mail address: too early to call it a mention. */
export const mayBecomeAddress = (text: string, { from, to }: Pick<Written, "from" | "to">, caret: number): boolean =>
  caret >= to && from > 0 && LOCAL.test(text.slice(from - 1, from)) && /^[\w.-]*$/.test(text.slice(to, caret));

/** The mentions in a text: `@image1`, `@image01`, `＠图１`; not the one in `me@image1.com`. */
export function mentionsIn(text: string): Written[] {
  return [...text.matchAll(WRITTEN)].flatMap(({ 0: all, 1: digits = "", index: from }) => {
    const to = from + all.length;
    const near = text.slice(to, to + 80);
    return inAddress(text.slice(from === 0 ? 0 : from - 1, from), near) ? [] : [{ from, to, number: numberOf(digits) }];
  });
}

/** The value of digits of any script: each block of them starts with its zero, except for the mathematical ones. */
function numberOf(digits: string): number {
  const values = Array.from(digits.normalize("NFKC"), (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
    return value;
  });
  return Number(values.join(""));
}

/** Scripts that write without spaces between words. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\p{scx=Yiii}]/u;

export const isUnspaced = (sign: string): boolean => UNSPACED.test(sign);

/** Whether this character and a mention next to it would be read as one word. Digits always would. */
const sticks = (sign: string | undefined): boolean =>
  sign !== undefined && (/\p{Nd}/u.test(sign) || (/[\p{L}\p{N}_]/u.test(sign) && !isUnspaced(sign)));

/**
 * The characters at the end and the start of a text; marks and invisible characters belong to the letter before them.
 */
const lastSign = (text: string) => /([^\p{M}\p{DI}])[\p{M}\p{DI}]*$/u.exec(text.slice(-40))?.[1];
const firstSign = (text: string) => /^[\p{M}\p{DI}]*(.)/u.exec(text.slice(0, 40))?.[1];

/** Whether words on both sides of a position would run together. */
export const runsTogether = (before: string, after: string): boolean =>
  sticks(lastSign(before)) && sticks(firstSign(after));

/**
 * Replaces a mention that has lost its image. Such a prompt is never submitted: the provider would make a wrong video.
 */
export const LOST = "@image?";

/**
 * Words and mentioned numbers (null: the image is gone) as the provider reads them. A space separates a mention from
 * an adjacent letter, digit or mention: `@image3A` may be read as no image, and `@image10` as another one.
 */
export function spell(parts: readonly (string | number | null)[]): string {
  let out = "";
  const full = parts.filter((part) => part !== "");
  for (const [at, part] of full.entries()) {
    if (typeof part === "string") {
      out += part;
      continue;
    }
    const next = full[at + 1];
    const after = typeof next === "string" ? next : "";
    const apart = sticks(lastSign(out)) || out.endsWith(LOST) || inAddress(out.slice(-1), after);
    out += `${apart ? " " : ""}${part === null ? LOST : `@image${part}`}${sticks(firstSign(after)) ? " " : ""}`;
  }
  return out;
}

/** The text split at marks that do not overlap, including the words between them; `at` is where each piece begins. */
export function cutAt<Mark extends { from: number; to: number }>(
  text: string,
  marks: readonly Mark[],
): { at: number; text: string; mark: Mark | null }[] {
  let end = 0;
  const parts = marks
    .toSorted((a, b) => a.from - b.from)
    .flatMap((mark) => {
      const words = { at: end, text: text.slice(end, mark.from), mark: null };
      end = mark.to;
      return [words, { at: mark.from, text: text.slice(mark.from, mark.to), mark }];
    });
  return [...parts, { at: end, text: text.slice(end), mark: null }].filter((part) => part.text !== "");
}

/** The text as words and mentioned numbers: the inverse of `spell`. */
export const partsOf = (text: string): (string | number)[] =>
  cutAt(text, mentionsIn(text)).map((part) => part.mark?.number ?? part.text);
