import { folded } from "@/lib/text/folded";
import { isVisible } from "@/lib/text/visible";

/** UTF-16 units. */
export const MAX_ELEMENT_NAME = 24;

export type NameTrouble = "name_empty" | "name_long" | "name_signs" | "name_reserved";

/** Letters, marks and digits of any script, `_` and `-`: what a mention in a text can be told from its sentence by. */
const SIGNS = /^[\p{L}\p{M}\p{Nd}_-]*$/u;
/** `@image1` and its spellings (see `mentionsIn`), and those of other media: they count what is sent. */
const RESERVED = /^(?:image|video|audio|图片|圖片|图|圖|视频|視頻|音频|音頻)(?:\p{Nd}|$)/u;

/** A name as it is stored: composed, without spaces around it and without the `@` that people write before it. */
export const cleanElementName = (given: string): string =>
  given
    .normalize("NFC")
    .trim()
    .replace(/^[@＠]/, "");

/** Why a clean name cannot be mentioned, or null. Whether it is in use is the database's to say. */
export function nameTrouble(name: string): NameTrouble | null {
  if (!isVisible(name)) return "name_empty";
  if (name.length > MAX_ELEMENT_NAME) return "name_long";
  if (!SIGNS.test(name)) return "name_signs";
  return RESERVED.test(name.normalize("NFKC").toLowerCase()) ? "name_reserved" : null;
}

/** What is unique among a user's elements: two names that differ only in case or accents are the same. */
export const nameKey = (name: string): string => folded(name);
