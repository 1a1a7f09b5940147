/**
 * What alone leaves nothing to read: spaces, controls, formats and fillers (a Hangul filler, a zero-width space, a soft
 * hyphen, a variation selector), the blanks of Braille, music and hieroglyphs, and marks that have no letter to stand on.
 * source: Unicode's general categories and Default_Ignorable_Code_Point
 */
const SEEN =
  /[^\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}\u{13441}\u{13442}]/u;

/** Whether a text holds anything that can be read. `trim` leaves invisible signs, and a prompt of them was paid for. */
export const isVisible = (text: string): boolean => SEEN.test(text);
