/**
 * Characters that show nothing by themselves: spaces, controls, formats and fillers (a Hangul filler, a zero-width
 * space, a soft hyphen, a variation selector), the blanks of Braille, music and hieroglyphs, and marks without a base
 * letter. Source: Unicode's general categories and Default_Ignorable_Code_Point
 */
const SEEN =
  /[^\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}\u{13441}\u{13442}]/u;

/**
 * Whether a text contains anything visible. `trim` keeps invisible characters, and a prompt of them would cost credits.
 */
export const isVisible = (text: string): boolean => SEEN.test(text);
