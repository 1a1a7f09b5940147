/** A mention as it is written: places in the text (UTF-16 units) and the number that it tells, which may be no image's. */
export type Written = { from: number; to: number; number: number };

/** As the provider spells it, and as other services and keyboards do: what people paste comes from everywhere. */
const WRITTEN = /[@＠](?:image|ｉｍａｇｅ|图片|圖片|图|圖)[ \u00a0\u3000]?(\p{Nd}+)/giu;
/** Before and behind the `@image1` of an e-mail address such as `me@image1.com`. */
const LOCAL = /[\w.%+-]$/;
const DOMAIN = /^[\w-]*(?:\.[\w-]+)*\.[a-z]{2,}(?![\w-])/;

const inAddress = (before: string, after: string): boolean => LOCAL.test(before) && DOMAIN.test(after);

/** Whether somebody whose caret is there may still be writing an e-mail address: too early to call it a mention. */
export const mayBecomeAddress = (text: string, { from, to }: Written, caret: number): boolean =>
  caret >= to && from > 0 && LOCAL.test(text.slice(from - 1, from)) && /^[\w.-]*$/.test(text.slice(to, caret));

/** The mentions that a text means: `@image1`, `@image01`, `＠图１`; not the one in `me@image1.com`. */
export function mentionsIn(text: string): Written[] {
  return [...text.matchAll(WRITTEN)].flatMap(({ 0: all, 1: digits = "", index: from }) => {
    const to = from + all.length;
    const near = text.slice(to, to + 80);
    return inAddress(text.slice(from === 0 ? 0 : from - 1, from), near) ? [] : [{ from, to, number: numberOf(digits) }];
  });
}

/** The digits of any script: a block of them begins with its zero, and the mathematical ones are spelled out first. */
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

/** Whether this sign and a mention beside it would be read as one word. Digits always would be. */
const sticks = (sign: string | undefined): boolean =>
  sign !== undefined && (/\p{Nd}/u.test(sign) || (/[\p{L}\p{N}_]/u.test(sign) && !UNSPACED.test(sign)));

/** The signs of a text next to its end or its start; marks and what cannot be seen belong to the letter that they are on. */
const lastSign = (text: string) => /([^\p{M}\p{DI}])[\p{M}\p{DI}]*$/u.exec(text.slice(-40))?.[1];
const firstSign = (text: string) => /^[\p{M}\p{DI}]*(.)/u.exec(text.slice(0, 40))?.[1];

/** Whether words on both sides of a place would run together. */
export const runsTogether = (before: string, after: string): boolean =>
  sticks(lastSign(before)) && sticks(firstSign(after));

/** Stands where a mention has lost its image. Such a prompt is never sent: the provider would video something else. */
export const LOST = "@image?";

/**
 * Words and mentioned numbers (null: the image is gone) as the provider reads them. A space keeps a mention apart from
 * the letter, digit or mention beside it: `@image3A` may be read as no image, and `@image10` as another one.
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

/** The text cut at marks that do not overlap, the words between them included; `at` is where each piece begins. */
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

/** The text as words and the numbers that it mentions: the way back from `spell`. */
export const partsOf = (text: string): (string | number)[] =>
  cutAt(text, mentionsIn(text)).map((part) => part.mark?.number ?? part.text);
