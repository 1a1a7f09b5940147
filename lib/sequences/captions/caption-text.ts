/** What a caption shows, without spaces around its lines, empty lines and control characters, which no file could keep. */
export const tidyText = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(/\0/g, "\ufffd")
    .replace(/[^\P{Cc}\n]/gu, " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");

const NAMED: Record<string, string> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", lrm: "\u200e", rlm: "\u200f" },
};
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi;

/** A named or numbered entity that is none stays as it is written. */
const decode = (text: string): string =>
  text.replace(ENTITY, (written, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? written;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : written;
  });

/** Bold, voices, karaoke times and the like; not `<3` and not `a < b`. */
const TAG = /<(?:\/?[a-z][^<>\n]*|\d[\d:.]*|\/)>/gi;
/** Where one could begin. */
const TAG_START = /<(?=\/?[a-z]|\d[\d:.]*>|\/>)/gi;
/** Places and styles that some programs write into SRT. */
const OVERRIDE = /\{\\[^{}\n]*\}/g;

/** The text of a cue as it is shown: its tags are dropped and its entities decoded. */
export const shownText = (written: string): string => tidyText(decode(written.replace(TAG, "").replace(OVERRIDE, "")));

/** How WebVTT writes a text. */
export const vttText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("{\\", "&#123;\\");

/** How SRT writes a text: as it is, because most players show an entity as it is written, but for what they would drop. */
export const srtText = (text: string): string =>
  text
    .replace(ENTITY, (written) => `&amp;${written.slice(1)}`)
    .replace(TAG_START, "&lt;")
    .replaceAll("{\\", "&#123;\\")
    .replaceAll("-->", "--&gt;");
