/**
 * A text for finding it in a short list that the browser holds: compatibility forms plain, capitals small, accents, tones,
 * harakat and niqqud gone. What the database finds it folds by itself, with `folded_text`.
 */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/(?![\u3099\u309a])[\p{Diacritic}\p{Cf}\u0640\u0653-\u0656\u0670]/gu, "")
    .replace(/[ßıς]/g, (letter) => ({ ß: "ss", ı: "i", ς: "σ" })[letter] ?? letter)
    .normalize("NFC");
