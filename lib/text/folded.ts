/**
 * A text normalized for searching a short list in the browser: compatibility forms replaced, lower case, without
 * accents, tones, harakat and niqqud. The database normalizes its own text with `folded_text`.
 */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/(?![\u3099\u309a])[\p{Diacritic}\p{Cf}\u0640\u0653-\u0656\u0670]/gu, "")
    .replace(/[ßıς]/g, (letter) => ({ ß: "ss", ı: "i", ς: "σ" })[letter] ?? letter)
    .normalize("NFC");
